"""Purpose, sender and contact of a survey in the reader's language: the author's, else what the installation says."""

from __future__ import annotations

from collections.abc import Mapping

from bot.settings import Settings
from bot.texts import Texts


def worded(texts: Texts, settings: Settings, words: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The three by name."""
    usual = {
        "purpose": texts("usual-purpose"),
        "sender": settings.notice_body or texts("notice-body"),
        "contact": settings.notice_contact or texts("notice-contact"),
    }
    return {name: texts.pick(words.get(name, {})) or said for name, said in usual.items()}
