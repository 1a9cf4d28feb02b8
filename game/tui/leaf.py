"""The first page of a game, and keeping it, so that it can be shown before the scenario is read.

Reading a long scenario takes longer than opening the screen. The page that was drawn last time is
kept in the user's cache, together with the size and the time of the file it came from. It is shown
at once, and should it be old after all, drawn anew when the file has been read and checked as ever.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from operator import index
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from textual.content import Content

from game import __version__
from game.folders import cache_folder
from game.home_files import read_own, write_own
from game.tui.text import STYLES, Block, words

_FORMAT = 1
_GAPS = range(10)
"""Blank lines that may stand above a paragraph."""


class Leaf(NamedTuple):
    """A page: its title, its text, and how things stand, beside it.

    ``is_blank`` marks one that says no more than that the scenario is being read.
    """

    title: Content
    text: tuple[Block, ...]
    situation: tuple[Block, ...]
    is_blank: bool = False


def blank_leaf(scenario: Path) -> Leaf:
    """Return what stands on the screen while a scenario is read that was never opened before."""
    title = words(scenario.name)
    said = Block(words("Reading ", "quiet") + words(scenario.name) + words(" …", "quiet"))
    return Leaf(title, (said,), (), is_blank=True)


def kept_leaf(scenario: Path) -> Leaf | None:
    """Return the first page of a scenario as it was last kept.

    None where there is none, where it is damaged, or where the file has changed since.
    """
    try:
        kept = json.loads(read_own(_file_for(scenario)))
        if kept["key"] != _key(scenario):
            return None
        title, text, situation = kept["leaf"]
        return Leaf(_content(title), _blocks(text), _blocks(situation))
    except (OSError, RuntimeError, ValueError, LookupError, TypeError, OverflowError):
        return None


def keep_leaf(scenario: Path, leaf: Leaf) -> None:
    """Keep the first page of a scenario; where that cannot be, nothing is lost but time."""
    data = [_data(leaf.title), _blocks_data(leaf.text), _blocks_data(leaf.situation)]
    with suppress(OSError, RuntimeError):
        write_own(_file_for(scenario), json.dumps({"key": _key(scenario), "leaf": data}))


def _file_for(scenario: Path) -> Path:
    name = crc32(os.fsencode(scenario.absolute()))
    return cache_folder() / f"{name:08x}.json"


def _key(scenario: Path) -> list[Any]:
    state = scenario.stat()
    return [_FORMAT, __version__, str(scenario.absolute()), state.st_size, state.st_mtime_ns]


def _data(content: Content) -> list[Any]:
    spans = [[span.start, span.end, span.style] for span in content.spans]
    return [content.plain, spans]


def _content(data: list[Any]) -> Content:
    text, spans = data
    content = words(text)
    for start, end, style in spans:
        if style not in STYLES.values():
            raise ValueError(style)
        content = content.stylize(style, index(start), index(end))
    return content


def _blocks_data(blocks: tuple[Block, ...]) -> list[Any]:
    return [
        [
            _data(block.content),
            _data(block.first),
            None if block.rest is None else _data(block.rest),
            block.gap,
            _data(block.spaced),
        ]
        for block in blocks
    ]


def _blocks(data: list[Any]) -> tuple[Block, ...]:
    return tuple(
        Block(
            _content(content),
            _content(first),
            None if rest is None else _content(rest),
            _GAPS[gap],
            _content(spaced),
        )
        for content, first, rest, gap, spaced in data
    )
