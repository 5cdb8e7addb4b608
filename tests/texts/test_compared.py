"""The three languages as compare-locales sees them, the tool of those who keep Fluent: beside our own checks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from compare_locales.compare import compareProjects
from compare_locales.paths import TOMLParser

from bot.texts import LANGUAGES

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "l10n.toml"
WRONG = ("missing", "obsolete", "errors", "warnings")


def compared(config):
    """What is wrong with each language, by kind."""
    project = TOMLParser().parse(str(config), env={"l10n_base": str(config.parent)})
    summary = compareProjects([project], project.locales, str(config.parent)).summary
    return {
        language: {kind: found[kind] for kind in WRONG if found.get(kind)}
        for language, found in summary.items()
        if language is not None
    }


def test_nothing_is_missing_left_over_or_wrong():
    assert compared(CONFIG) == {language: {} for language in LANGUAGES if language != "vi"}


@pytest.fixture
def copied(tmp_path):
    shutil.copy(CONFIG, tmp_path)
    shutil.copytree(ROOT / "bot" / "texts", tmp_path / "bot" / "texts")
    return tmp_path


@pytest.mark.by_turns
def test_a_text_that_is_missing_and_one_left_over_would_be_seen(copied):
    path = copied / "bot" / "texts" / "de" / "pins.ftl"
    first = next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("pin-"))
    name = first.partition(" ")[0]
    text = path.read_text(encoding="utf-8").replace(f"\n{name} =", "\nnobody-asks-for-this =", 1)
    path.write_text(text, encoding="utf-8")
    assert compared(copied / "l10n.toml")["de"] == {"missing": 1, "obsolete": 1}


@pytest.mark.by_turns
def test_a_file_that_is_missing_would_be_seen(copied):
    (copied / "bot" / "texts" / "en" / "pins.ftl").unlink()
    assert compared(copied / "l10n.toml")["en"]["missing"] > 3
