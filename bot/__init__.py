"""The program: Telegram in, use cases, screens out. Imports storage and survey_definitions, never the reverse."""
