"""How names of files end that admins may send; by themselves, for a process that looks at a file and at no rows."""

from typing import Final

PLAIN: Final = (".xml", ".zip")  # surveys, and nothing else that could be meant
ENDINGS: Final = (".xlsx", ".xlsm", ".xls", ".ods", ".yaml", ".yml", *PLAIN)  # the compiler has something to say
LISTS: Final = (".csv", ".tsv")  # may be a structure
MEDIA: Final = (".png", ".jpg", ".jpeg", ".webp", ".mp3", ".m4a", ".ogg", ".mp4", ".geojson")  # beside a survey
