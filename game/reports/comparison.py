"""Two versions of a scenario side by side: what changed, and what that did to the odds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.analysis.differences import ASPECTS, Aspect, Differences, differences
from game.analysis.moved_numbers import MovedNumber
from game.reports.cells import width
from game.reports.exploration import Chance, Exploration
from game.reports.odds_text import percent

FORMAT = 1
_SAME = 1e-9
_WORTH_A_LINE = 0.02
"""Odds under an option that move by less than two percentage points are counted, not listed."""

Pair = tuple[Chance | None, Chance | None]
"""The odds in the old and in the new version; None where there is no such thing."""

_NONE: Mapping[str, tuple[MovedNumber, ...]] = {}
_KINDS = ("state", "option", "ending")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two versions.

    Attributes:
        old, new: what can happen in each.
        differences: in what they say.
        endings: the odds of each ending that moved, came or went.
        options: for each ``state.option`` in both, the endings whose odds under it moved.
        reached, lost: states, options and endings that play can come to now, and no more.
    """

    old: Exploration
    new: Exploration
    differences: Differences
    endings: Mapping[str, Pair]
    options: Mapping[str, Mapping[str, Pair]]
    reached: tuple[str, ...]
    lost: tuple[str, ...]


def compare(old: Exploration, new: Exploration) -> Comparison:
    """Compare two versions."""
    # Sampled odds move by chance: only what both errors together cannot explain has moved.
    slack = (old.error or 0) + (new.error or 0) + _SAME
    before = {one.name: one.odds for one in old.endings}
    after = {one.name: one.odds for one in new.endings}
    options = {
        name: _moved(old.options[name], new.options[name], slack)
        for name in new.options
        if name in old.options
    }
    gone, now = _unreachable(old), _unreachable(new)
    found = differences(old.table.scenario, new.table.scenario)
    return Comparison(
        old,
        new,
        found,
        _moved(before, after, slack),
        {name: pairs for name, pairs in options.items() if pairs},
        tuple(one for one in gone if one not in now and one not in found.lost),
        tuple(one for one in now if one not in gone and one not in found.gained),
    )


def _moved(old: Mapping[str, Chance], new: Mapping[str, Chance], slack: float) -> dict[str, Pair]:
    names = dict.fromkeys([*new, *old])
    pairs = {name: (old.get(name), new.get(name)) for name in names}
    return {name: pair for name, pair in pairs.items() if _differ(*pair, slack)}


def _differ(old: Chance | None, new: Chance | None, slack: float) -> bool:
    if old is None or new is None:
        return True
    numbers = zip(old.triple, new.triple, strict=True)
    return any(a is not None and b is not None and abs(a - b) > slack for a, b in numbers)


def _unreachable(found: Exploration) -> list[str]:
    missing = found.unreachable
    groups = (missing.states, missing.options, missing.endings)
    return [f"{kind} {name}" for kind, names in zip(_KINDS, groups, strict=True) for name in names]


def comparison_data(found: Comparison) -> dict[str, object]:
    """Return it as the object that ``diff --json`` prints."""
    changes = found.differences

    def both(kind: str) -> dict[str, list[str]]:
        return {
            "gained": changes.of(kind, changes.gained),
            "lost": changes.of(kind, changes.lost),
        }

    return {
        "format": FORMAT,
        "old": str(found.old.table.scenario.id),
        "new": str(found.new.table.scenario.id),
        "exact": found.old.exact and found.new.exact,
        "states": both("state"),
        "options": both("option"),
        "endings": both("ending"),
        "gained": list(changes.gained),
        "lost": list(changes.lost),
        "changed": {name: list(aspects) for name, aspects in changes.changed.items()},
        "reachable": {"gained": list(found.reached), "lost": list(found.lost)},
        "odds": {name: _pair_data(pair) for name, pair in found.endings.items()},
        "option_odds": {
            option: {name: _pair_data(pair) for name, pair in pairs.items()}
            for option, pairs in found.options.items()
        },
    }


def _pair_data(pair: Pair) -> dict[str, object]:
    old, new = pair
    return {
        "old": None if old is None else old.triple,
        "new": None if new is None else new.triple,
    }


def comparison_text(found: Comparison) -> str:
    """Return it as text, at most 100 columns wide."""
    changes = found.differences
    if changes.none:
        return "Both versions say the same."
    lines: list[str] = []
    lines += _list("ONLY IN THE NEW VERSION", changes.gained)
    lines += _list("ONLY IN THE OLD VERSION", changes.lost)
    for aspect in ASPECTS:
        lines += _list(_TITLES[aspect], tuple(_changed(changes, aspect)), changes.numbers)
    lines += _list("CAN BE REACHED NOW", found.reached)
    lines += _list("CAN NO LONGER BE REACHED", found.lost)
    lines += _odds(found)
    return "\n".join(line.rstrip() for line in lines).strip("\n")


_TITLES: Mapping[Aspect, str] = {
    "rules": "DIFFERENT RULES",
    "numbers": "DIFFERENT NUMBERS",
    "text": "DIFFERENT TEXT ONLY",
}


def _changed(changes: Differences, aspect: Aspect) -> Iterator[str]:
    """Yield what changed, each thing under the weightiest of its aspects."""
    for name, aspects in changes.changed.items():
        if aspects[0] == aspect:
            yield name


def _list(
    title: str, names: tuple[str, ...], numbers: Mapping[str, tuple[MovedNumber, ...]] = _NONE
) -> Iterator[str]:
    if names:
        yield title
        for name in names:
            yield f"  {name}"
            for one in numbers.get(name, ()):
                yield f"    {one.where}: {one.old or 'not there'} → {one.new or 'not there'}"
        yield ""


def _odds(found: Comparison) -> Iterator[str]:
    how = "" if found.old.exact and found.new.exact else ", as sampled"
    if not found.endings and not found.options:
        yield f"The odds are the same{how}."
        return
    if found.endings:
        yield f"ODDS OF THE ENDINGS{how}: old → new (least, point, greatest)"
        yield from _pairs(found.endings, "  ")
        yield ""
    listed = {
        option: worth
        for option, pairs in found.options.items()
        if (worth := {name: pair for name, pair in pairs.items() if _worth(pair)})
    }
    if listed:
        yield "ODDS UNDER OPTIONS, where the point moved by two percentage points or more"
        for option, pairs in listed.items():
            yield f"  {option}"
            yield from _pairs(pairs, "    ")
    others = len(found.options) - len(listed)
    if others:
        yield f"The odds also moved, by less, under {others} other options."


def _pairs(pairs: Mapping[str, Pair], indent: str) -> Iterator[str]:
    widest = max(map(width, pairs))
    for name, (old, new) in pairs.items():
        move = ""
        if old is not None and new is not None and abs(new.point - old.point) >= _SAME:
            sign = "+" if new.point > old.point else "−"
            move = f"  {sign}{abs(new.point - old.point) * 100:.1f} points"
        told = f"{_triple(old):>18} → {_triple(new):<18}"
        yield f"{indent}{name:<{widest}}  {told}{move}"


def _worth(pair: Pair) -> bool:
    old, new = pair
    return old is not None and new is not None and abs(old.point - new.point) >= _WORTH_A_LINE


def _triple(chance: Chance | None) -> str:
    if chance is None:
        return "not there"
    return "".join(f"{percent(number):>6}" for number in chance.triple if number is not None)
