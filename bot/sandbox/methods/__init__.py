"""The methods of the Bot API that the sandbox answers, and the limits they hold to."""
