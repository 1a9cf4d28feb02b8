"""The numbers that two versions of a scenario put differently: where each stands, old and new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

Path = tuple[str, ...]
"""Where something stands in a part of the model: names of fields, and positions in lists."""

_SAID_ANYHOW = frozenset({"block", "effects", "moves", "chance", "cases", "amount", "number"})
"""Fields that only hold others: what they hold has a name or a position of its own."""


_FIELDS = {"low": "lowest", "high": "highest", "bounds": "range"}
_ENDS = ("lowest", "highest")


@dataclass(frozen=True, slots=True)
class MovedNumber:
    """A number that is different; ``old`` or ``new`` is empty where one version has none."""

    where: str
    old: str
    new: str


def moved_numbers(
    old: Mapping[Path, object], new: Mapping[Path, object], names: Mapping[Path, str]
) -> tuple[MovedNumber, ...]:
    """Return the numbers that differ, in the order of the file.

    Args:
        old: the numbers of a thing in the old version, by their place.
        new: those in the new one.
        names: what stands at a place, where it has a name.
    """
    found = [
        MovedNumber(_where(path, names), _shown(old.get(path)), _shown(new.get(path)))
        for path in dict.fromkeys([*old, *new])
        if old.get(path) != new.get(path)
    ]
    # An integer assumption is kept as a likelihood too: it is told once.
    return tuple(one for one in found if one.where != "likelihood" or len(found) == 1)


def _where(path: Path, names: Mapping[Path, str]) -> str:
    return ", ".join(part for part in _parts(path, names) if part) or "value"


def _parts(path: Path, names: Mapping[Path, str]) -> Iterable[str]:
    for at, part in enumerate(path):
        if part.isdigit():
            yield names.get(path[: at + 1], _position(path[at - 1], int(part)))
        elif part not in _SAID_ANYHOW:
            yield _FIELDS.get(part, part)


def _position(holder: str, at: int) -> str:
    """Return what tells a part of ``holder`` from the others; nothing where its own parts do."""
    match holder:
        case "bounds" | "plausible":
            return _ENDS[at]
        case "effects":
            return ""
        case _:
            return str(at + 1)


def _shown(value: object) -> str:
    match value:
        case None:
            return ""
        case (Fraction() as low, Fraction() as high, bool(rest), str(assumption)):
            if rest:
                return "otherwise"
            if assumption != "None":
                return assumption
            ends = f"{float(low):g}" if low == high else f"{float(low):g}–{float(high):g}"
            return f"{ends}%"
        case (int(number), str(assumption), int(sign)):
            if assumption == "None":
                return f"{number:+d}"
            return f"−{assumption}" if sign < 0 else f"+{assumption}"
        case _:
            return str(value)
