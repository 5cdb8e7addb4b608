"""Who takes part: our bot on both databases, and three other ways to build it."""

from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.installation import Installation
from benchmarks.processes import Child
from bot.sandbox.server import BotApiServer

OURS_SQLITE, OURS_POSTGRES = "ours, SQLite", "ours, PostgreSQL"
STOCK, USUAL, AIOGRAM = (
    "PTB ConversationHandler, nothing kept",
    "PTB + async ORM, commit per answer",
    "aiogram FSM, memory",
)


@dataclass(frozen=True, slots=True)
class Contestant:
    """A bot to measure. ``people`` is how many are brought to the first question for a round."""

    name: str
    label: str
    people: int
    module: str = ""  # of a comparator
    loop: str = ""  # "uvloop": the comparator runs on it; ours always does
    installation: Installation | None = None  # of ours

    def start(self, server: BotApiServer, screens: Path, folder: Path, round_: str, *, profile: Path | None) -> Child:
        """Start the bot before the server; with a profile the child samples itself into that file."""
        folder.mkdir(parents=True)
        if self.installation is not None:
            return self._start_ours(self.installation, server, folder, round_, profile)
        environment = {
            "BENCH_TOKEN": server.token,
            "BENCH_API": server.address,
            "BENCH_SCREENS": str(screens),
            "BENCH_DATABASE": str(folder / "bench.sqlite"),
            "BENCH_LOOP": self.loop,
        }
        return Child.start(f"benchmarks.comparators.{self.module}", [], environment, folder)

    def _start_ours(
        self, installation: Installation, server: BotApiServer, folder: Path, round_: str, profile: Path | None
    ) -> Child:
        settings = {
            **installation.fresh(round_),
            "TOKEN": server.token,
            "API_BASE_URL": server.base_url,
            "API_FILE_BASE_URL": server.file_url,
            "DATA_DIR": str(folder),
            "CHAT_PER_SECOND": "1000",  # nobody here thinks before answering
        }
        environment = {f"SURVEYBOT_{name}": value for name, value in settings.items()}
        if profile is None:
            return Child.start("bot", ["run"], environment, folder)
        return Child.start("benchmarks.sampling", [str(profile), "run"], environment, folder)


def comparators() -> list[Contestant]:
    """The other three, each on asyncio's own loop and on uvloop."""
    plain = [
        Contestant("stock", STOCK, 100, module="ptb_memory"),
        Contestant("usual", USUAL, 100, module="ptb_orm"),
        Contestant("aiogram", AIOGRAM, 250, module="aiogram_memory"),
    ]
    return plain + [replace(one, name=f"{one.name}-uvloop", label=on_uvloop(one.label), loop="uvloop") for one in plain]


def on_uvloop(label: str) -> str:
    """The label of a comparator on the loop that ours runs on."""
    return f"{label}, uvloop"


def ours(sqlite: Installation, postgres: Installation, people: int) -> list[Contestant]:
    """Our bot, twice."""
    return [
        Contestant("sqlite", OURS_SQLITE, people, installation=sqlite),
        Contestant("postgresql", OURS_POSTGRES, people, installation=postgres),
    ]
