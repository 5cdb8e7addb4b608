"""A Bot API server in a box, and phones to talk to it: develop and test against it as if it were Telegram."""
