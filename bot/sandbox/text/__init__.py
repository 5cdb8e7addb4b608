"""What Telegram makes of a text: entities, HTML and Markdown modes, links, UTF-16 offsets."""
