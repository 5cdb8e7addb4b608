"""A Bot API server in a box, and phones to talk to it: develop and test against it as if it were Telegram.

It knows nothing of the bot: a bot is pointed at it by ``API_BASE_URL`` and ``API_FILE_BASE_URL``, as at Telegram.

- ``server.py`` is the way in: ``BotApiServer``, its phones, faults and records.
- ``front.py`` is HTTP; ``table.py`` and ``fitting.py`` check a call against ``methods.json``, which ``generate.py``
  makes from a Bot API specification; ``methods*.py`` carry calls out on ``backend.py``.
- ``entities.py`` and its readers are Telegram's text, ``markup.py`` its keyboards, ``refusals.py`` its "no".
- ``updates.py`` is what waits for the bot, ``polling.py`` and ``webhooks.py`` are the two ways to get it.
- ``world.py`` is all state, ``journal.py`` its file.
- ``phone.py`` and ``screen.py`` are a person's phone in Python, ``page.py`` and ``page/`` the same in a web page.

Stricter than Telegram on purpose: unknown parameters and fields are refused. Softer: webhooks may be plain HTTP on
loopback addresses, and are repeated after shorter pauses.
"""
