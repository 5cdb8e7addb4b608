"""The demo: the bot on the built-in server, with a made-up province in it. What the sandbox command starts."""
