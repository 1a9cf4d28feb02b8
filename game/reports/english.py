"""The little grammar that sentences made from an author's labels need."""

from __future__ import annotations

from collections.abc import Sequence

_PREPOSITIONS = frozenset(
    ("among", "at", "between", "by", "for", "from", "in", "of", "on", "over", "to", "with")
)
_SINGULAR_ENDINGS = ("ss", "us", "is", "'s")


def is_plural(label: str) -> bool:
    """Whether a label such as *Nuclear talks* stands for several things.

    Its head is the last word before a preposition: *trust* in *Trust of the partners*.
    """
    words = label.lower().split()
    end = next((at for at, word in enumerate(words) if at and word in _PREPOSITIONS), len(words))
    head = words[end - 1] if words else ""
    return head.endswith("s") and not head.endswith(_SINGULAR_ENDINGS)


def agree(label: str, verb: str) -> str:
    """Return the third person of a regular verb, as it goes with ``label``."""
    return verb if is_plural(label) else f"{verb}s"


def listed(items: Sequence[str]) -> str:
    """Return ``items`` as one reads them out: *2, 5 and 9*."""
    return " and ".join(part for part in (", ".join(items[:-1]), *items[-1:]) if part)


def counted(count: int, noun: str) -> str:
    """Return a number of things: *1 decision*, *2 decisions*."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
