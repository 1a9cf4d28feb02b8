"""Identifiers, the words that may not be one, and the name somebody probably meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from itertools import islice

from game.scenario.likelihoods import BAND_NAMES, OTHERWISE
from game.scenario.limits import IDENTIFIER_LENGTH

CONDITION_WORDS = (
    "and", "or", "not", "true", "false", "chosen", "visited", "start", "ending",
)  # fmt: skip
RESERVED = frozenset((*CONDITION_WORDS, *BAND_NAMES, OTHERWISE))

_SHOWN = 12
"""How many names a hint lists."""

_COMPARED = 60
"""With how many names one is compared to find what was meant."""

_IDENTIFIER = re.compile(rf"[a-z][a-z0-9_]{{0,{IDENTIFIER_LENGTH - 1}}}")


def why_no_identifier(text: str) -> tuple[str, str] | None:
    """Return what keeps ``text`` from being an identifier, and the way to mend it, or None."""
    if _IDENTIFIER.fullmatch(text) and text not in RESERVED:
        return None  # nearly always
    if text in RESERVED:
        return (
            f"`{text}` is a word of the format and cannot be a name",
            f"call it something else, such as `{text}_`",
        )
    if len(text) > IDENTIFIER_LENGTH:
        return (
            f"a name of {len(text)} characters is too long; {IDENTIFIER_LENGTH} are allowed",
            "shorten it",
        )
    better = suggest_identifier(text)
    return (
        f"`{text}` is no name: a small letter first, then small letters, digits and `_`",
        f"write `{better}`" if better else "write a name such as `first_reports`",
    )


def suggest_identifier(text: str) -> str:
    """Return the identifier nearest to ``text``, or an empty string where none is near."""
    better = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")[:IDENTIFIER_LENGTH].strip("_")
    return better if _IDENTIFIER.fullmatch(better) and better not in RESERVED else ""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that ``name`` was probably meant to be, or None."""
    known = list(known)
    # Comparing is slow: in a file of thousands of names, those of like length and letters are
    # tried, and of these the first so many.
    letters = set(name.lower())
    like = (
        one
        for one in known
        if abs(len(one) - len(name)) <= 4 and 2 * len(letters.intersection(one)) >= len(letters)
    )
    tail = re.split(r"[./]", name)[-1]
    if tail != name and tail in known:
        return tail
    found = difflib.get_close_matches(name.lower(), islice(like, _COMPARED), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return a hint that gives the nearest known name, ``otherwise``, or the names there are."""
    names = list(known)
    near = nearest(name, names)
    if near is not None:
        return f"did you mean `{near}`?"
    if otherwise:
        return otherwise
    if not names:
        return "none is declared in this file"
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    there = "there is " if len(names) == 1 else "there are "
    return there + ", ".join(f"`{one}`" for one in names[:_SHOWN]) + more
