"""``python -m bot`` is ``surveybot``."""

from bot.cli import main

main()
