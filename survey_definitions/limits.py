"""Every limit on what a survey or a person can make grow. Lengths are in characters unless a name says bytes."""

from __future__ import annotations

from typing import Final

# --- survey files

FILE_BYTES: Final = 5_000_000
UNZIPPED_BYTES: Final = 50_000_000
UNZIP_RATIO: Final = 200  # an honest workbook of repeated texts packs a hundredfold at most
ZIP_MEMBERS: Final = 500
SHEETS: Final = 20
ROWS: Final = 5_000
COLUMNS: Final = 200
CELL_LENGTH: Final = 10_000
NESTING: Final = 20  # groups in groups
ID_LENGTH: Final = 80  # of a survey's id
BUNDLE_BYTES: Final = 20_000_000  # a survey with the files it brings along; as much as a bot may fetch
BUNDLE_UNPACKED: Final = 60_000_000
BUNDLE_FILES: Final = 300
LIST_BYTES: Final = 5_000_000  # of one list in a file of the author's own
LIST_ROWS: Final = 20_000
MEDIA_BYTES: Final = 10_000_000  # of one picture, sound or film; as much as a photo may have
COMPILER_ROUNDS: Final = 20  # in which what the compiler refuses is set aside to see what else there is
COMPILER_ROWS: Final = 10_000  # in all these rounds together
PROBLEMS: Final = 1_000  # told of one file, errors first; of the others their number
MENDED: Final = 200  # problems; who has more will send the file again anyway

# --- expressions

EXPRESSION_LENGTH: Final = 10_000
LOGIC_LENGTH: Final = 600_000  # of all expressions and texts with references of a survey
EXPRESSION_DEPTH: Final = 100
EXPRESSION_STEPS: Final = 300_000  # nodes looked at for one input; about a third of a second
REHEARSAL_STEPS: Final = 4_000_000  # nodes looked at while a survey is tried on one way; some seconds
TEXT_LENGTH: Final = 10_000  # what a function may return
PATTERN_LENGTH: Final = 1_000
PATTERN_SIZE: Final = 3_000  # instructions of a compiled pattern
PATTERN_PARTS: Final = 12_000  # that compiling it comes by
PATTERN_INPUT: Final = 4_000
PATTERN_STEPS: Final = 500_000  # instructions looked at for one text

# --- sessions

ANSWER_LENGTH: Final = 4_000
ENTRIES: Final = 100  # of a repeat that the person adds to
COUNTED_ENTRIES: Final = 200  # of a repeat that the survey counts
NODES: Final = 20_000  # of one session

# --- what a phone shows; beyond it authors are warned

PHONE_LABEL: Final = 34  # characters on a button of full width; with a longer label in a list, numbers are pressed
PHONE_CHOICE: Final = 160
PHONE_CARD: Final = 1_200  # a question with its choices
PHONE_CHOICES: Final = 8  # choices on a card before it is paged

# --- caches of compiled things, shared by all sessions of a process

CACHED_EXPRESSIONS: Final = 4_096
CACHED_PATTERNS: Final = 256  # the largest has most of a megabyte
CACHED_TABLES: Final = 256
OWN_WORDS: Final = {"purpose": 200, "sender": 100, "contact": 150}
"""What a survey says of itself to those who are invited, beside its title; and how many characters of each fit with
everything else an invitation says on the screen of a phone."""
