"""What a player has chosen: by hand in ``config.toml``, and by key in the game."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import islice
from types import MappingProxyType
from typing import Any, NamedTuple

from game.folders import config_folder, data_folder
from game.home_files import read_own, write_own

CONFIG = "config.toml"
"""Written by hand, read only."""
CONFIG_BYTES = 16 * 1024
"""That it may have: many times all there is to be chosen."""
MOST_TOLD = 20
"""Of what is wrong in it; who mends that is told the rest."""

_CHOSEN = "settings.json"
"""Written by the program."""


class Settings(NamedTuple):
    """What has been chosen.

    Attributes:
        theme: the name of a theme; may be of none that there is.
        animations: whether anything may move by itself.
        keys: by action id, the keys that stand instead of its own.
        problems: what could not be used, in sentences that name the line.
    """

    theme: str = ""
    animations: bool = True
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    problems: tuple[str, ...] = ()


def read_settings() -> Settings:
    """Return what has been chosen; what cannot be read counts as not chosen."""
    try:
        file = config_folder() / CONFIG
        text = read_own(file, CONFIG_BYTES).decode()
    except (FileNotFoundError, NotADirectoryError, RuntimeError):
        return Settings(theme=_kept_theme())
    except OSError as error:
        return _unread(f"{file} cannot be read: {error.strerror}.")
    except UnicodeDecodeError:
        return _unread(f"{file} is not UTF-8 text.")
    return _configured(text, str(file))


def _unread(why: str) -> Settings:
    return Settings(theme=_kept_theme(), problems=(why,))


def keep_theme(name: str) -> None:
    """Keep the chosen theme; where that cannot be, it lasts as long as the program runs."""
    with suppress(OSError, RuntimeError):
        write_own(data_folder() / _CHOSEN, json.dumps({"theme": name}))


def _kept_theme() -> str:
    try:
        return str(json.loads(read_own(data_folder() / _CHOSEN))["theme"])
    except (OSError, RuntimeError, ValueError, LookupError, TypeError):
        return ""


def _configured(text: str, file: str) -> Settings:
    # Few have such a file, and nobody else should wait for what reads it.
    import tomllib

    from game.reports.flat import sentence
    from game.tui.remapping import Wrong, chosen_keys

    try:
        config = tomllib.loads(text)
    except RecursionError:
        return _unread(f"{file} cannot be read: it is nested too deeply.")
    except ValueError as error:  # of TOML, or of a number with more digits than Python reads
        return _unread(f"{file} cannot be read: {error}.")
    wrong = list(_strangers(config))
    animations = config.get("animations", True)
    if not isinstance(animations, bool):
        wrong.append(Wrong("animations", "`animations` is true or false"))
        animations = True
    keys, more = chosen_keys(config.get("keys", {}))
    problems = (
        sentence(f"{file}, line {_line(text, one.name)}: {one.why}") for one in (*wrong, *more)
    )
    return Settings(_kept_theme(), animations, keys, tuple(islice(problems, MOST_TOLD)))


def _strangers(config: Mapping[str, Any]) -> Iterator[Any]:
    from game.tui.remapping import Wrong

    for name in config:
        if name not in ("animations", "keys"):
            yield Wrong(name, f"there is no setting `{name}`; there are `animations` and `[keys]`")


def _line(text: str, name: str) -> int:
    """Return the line on which a name is given a value, or its table begins."""
    told = re.compile(rf"""^\s*(?:\[\s*)?(?:keys\s*\.\s*)?["']?{re.escape(name)}["']?\s*[]=.]""")
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if told.match(line)), 1)
