"""Prose that is too long, or says two things in one breath."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.scenario.model import Option, Passages, Prose, Scenario
from game.scenario.problems import Problems
from game.scenario.reading.context import Context

_WORDS = 300
"""More than this nobody reads on a screen before deciding."""

_SENTENCE = re.compile(r"[^.!?]+")
_LIKELIHOOD = re.compile(
    r"\b(?:(?:un)?likely|(?:im)?probabl[ey]|almost certain(?:ly)?|roughly even|remote|no chance)\b",
    re.IGNORECASE,
)
_CONFIDENCE = re.compile(r"\b(?:low|moderate|high) confidence\b", re.IGNORECASE)


def doubtful_prose(scenario: Scenario, _: Context, problems: Problems) -> None:
    """Note texts that are too long, and sentences that join likelihood and confidence."""
    for prose in _read_while_playing(scenario):
        text = "".join(part if isinstance(part, str) else "…" for part in prose.parts)
        words = text.count(" ") + text.count("\n")
        if words > _WORDS:
            problems.warning(
                "MR841",
                prose.span,
                f"this text has about {words} words, and more than {_WORDS} are not read at once",
                "shorten it, or tell a part of it in an inject before",
            )
        if "confidence" in text and any(
            _CONFIDENCE.search(sentence) and _LIKELIHOOD.search(sentence)
            for sentence in _SENTENCE.findall(text)
        ):
            problems.warning(
                "MR842",
                prose.span,
                "one sentence says both how likely something is and how confident somebody is of "
                "it, and readers take one for the other",
                "say them in two sentences",
            )


def _read_while_playing(scenario: Scenario) -> Iterator[Prose]:
    for state in scenario.states.values():
        yield from _passages(state.text)
        for advice in state.advice.values():
            yield from _passages(advice)
        for outer in state.blocks:
            for block in outer.walk():
                yield from _passages(block.text)
        for option in state.options.values():
            yield from _of_option(option)
    for ending in scenario.endings.values():
        yield from _passages(ending.text)


def _of_option(option: Option) -> Iterator[Prose]:
    yield option.label
    yield from _passages(option.detail)
    for texts in (option.pro, option.con, option.unknown):
        yield from texts
    for views in (option.backed_by, option.opposed_by):
        yield from views.values()


def _passages(passages: Passages) -> Iterator[Prose]:
    return (passage.prose for passage in passages)
