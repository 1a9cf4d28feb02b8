"""What two versions of a scenario say differently: rules, numbers, or only words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from fractions import Fraction
from typing import Literal

from game.analysis.moved_numbers import MovedNumber, moved_numbers
from game.scenario.expressions import Condition
from game.scenario.likelihoods import Likelihood
from game.scenario.model import Amount, Passage, Scenario
from game.scenario.places import Span
from game.scenario.prose import Insert, Prose

Aspect = Literal["rules", "numbers", "text"]
"""What a difference touches: what can happen, how much or how likely, or only what is read."""
ASPECTS: tuple[Aspect, ...] = ("rules", "numbers", "text")

_RULES = frozenset({"to", "name", "id", "start", "assumption", "values"})
"""Fields whose names decide what happens; other names are evidence, and are read only."""
_READ_ONLY = frozenset({"minutes", "reason"})
_Leaf = tuple[Aspect, tuple[str, ...], object]


@dataclass(frozen=True, slots=True)
class Differences:
    """What is different, thing by thing: ``option response.wait``, ``ending contained``.

    Attributes:
        gained, lost: things that only the new, only the old version has.
        changed: what it is that changed in a thing that both have.
        numbers: the numbers that differ, of each thing that both have.
    """

    gained: tuple[str, ...]
    lost: tuple[str, ...]
    changed: Mapping[str, tuple[Aspect, ...]]
    numbers: Mapping[str, tuple[MovedNumber, ...]]

    @property
    def none(self) -> bool:
        """Whether both versions say the same."""
        return not (self.gained or self.lost or self.changed)

    def of(self, kind: str, things: tuple[str, ...]) -> list[str]:
        """Return the names, without the kind, of those of ``things`` that are of a kind."""
        return [name.removeprefix(f"{kind} ") for name in things if name.startswith(f"{kind} ")]


def differences(old: Scenario, new: Scenario) -> Differences:
    """Compare two versions of a scenario."""
    before, after = _things(old), _things(new)
    changed = {
        name: aspects
        for name in after
        if name in before and (aspects := _compare(before[name], after[name]))
    }
    return Differences(
        tuple(name for name in after if name not in before),
        tuple(name for name in before if name not in after),
        changed,
        {
            name: _moved(name, (old, before[name]), (new, after[name]))
            for name, aspects in changed.items()
            if "numbers" in aspects
        },
    )


def _compare(before: set[_Leaf], after: set[_Leaf]) -> tuple[Aspect, ...]:
    differ = {aspect for aspect, _, _ in before ^ after}
    return tuple(aspect for aspect in ASPECTS if aspect in differ)


def _moved(
    thing: str, old: tuple[Scenario, set[_Leaf]], new: tuple[Scenario, set[_Leaf]]
) -> tuple[MovedNumber, ...]:
    names = {
        path[:-1]: str(value)
        for _, leaves in (old, new)
        for _, path, value in leaves
        if path and path[-1] in ("id", "name")
    }
    return moved_numbers(_numbers(thing, names, *old), _numbers(thing, names, *new), names)


def _numbers(
    thing: str, names: Mapping[tuple[str, ...], str], scenario: Scenario, leaves: set[_Leaf]
) -> dict[tuple[str, ...], object]:
    """Return the numbers among what can be told apart; positions of values as those values."""
    found: dict[tuple[str, ...], object] = {}
    for aspect, path, value in sorted(leaves, key=lambda leaf: leaf[1]):
        if aspect != "numbers":
            continue
        name = thing.removeprefix("variable ") if path == ("start",) else names.get(path[:-1], "")
        variable = scenario.variables.get(name)
        found[path] = (
            variable.show(value) if variable is not None and isinstance(value, int) else value
        )
    return found


def _things(scenario: Scenario) -> dict[str, set[_Leaf]]:
    """Return everything a scenario declares, as sets of what can be told apart."""
    found: dict[str, set[_Leaf]] = {"scenario": set()}
    for one in ("title", "role", "summary", "notice", "minutes", "language"):
        found["scenario"] |= set(_leaves(getattr(scenario, one), (one,), "text"))
    found["scenario"] |= set(_leaves(str(scenario.start), ("start",)))
    for kind in ("indicators", "variables", "assumptions", "endings"):
        for name, thing in getattr(scenario, kind).items():
            found[f"{kind[:-1]} {name}"] = set(_leaves(thing, ()))
    for name, state in scenario.states.items():
        leaves = set(_leaves(state, ()))
        found[f"state {name}"] = {one for one in leaves if one[1][0] != "options"}
        for option, thing in state.options.items():
            found[f"option {name}.{option}"] = set(_leaves(thing, ()))
    for source in scenario.sources.values():
        for name, claim in source.claims.items():
            found[f"claim {name}"] = set(_leaves(claim, (), "text"))
    for kind in ("actors", "advisers", "objectives"):
        for name, thing in getattr(scenario, kind).items():
            found[f"{kind[:-1]} {name}"] = set(_leaves(thing, ("is",), "text"))
    found["debrief"] = set(_leaves(scenario.debrief, (), "text"))
    if scenario.history is not None:
        found["history"] = set(_leaves(scenario.history, (), "text"))
    return found


def _leaves(  # one case for each kind of part
    value: object, path: tuple[str, ...], only: Aspect | None = None
) -> Iterator[_Leaf]:
    """Yield what can be told apart in a part of the model; ``only`` where all of it is that."""
    match value:
        case None | Span():
            return
        case Prose(parts):
            shown = tuple(
                (str(one.name), one.number) if isinstance(one, Insert) else one for one in parts
            )
            yield "text", path, shown
        case Passage(prose, when):
            yield from _leaves(prose, path, "text")
            yield "text", (*path, "if"), when.source if when is not None else None
        case Condition(source):
            yield only or "rules", path, source
        case Amount() | Likelihood():
            yield only or "numbers", path, _amount(value)
        case bool() | int() | Fraction() | str():
            yield only or _aspect(value, path), path, value
        case Mapping():
            for key, inner in value.items():
                yield only or "rules", (*path, str(key)), "is there"
                yield from _leaves(inner, (*path, str(key)), only)
        case tuple():
            for number, inner in enumerate(value):
                yield from _leaves(inner, (*path, str(number)), only)
        case _:
            assert is_dataclass(value), value  # the model has no other kind of part
            for field in fields(value):
                inner = getattr(value, field.name)
                yield from _leaves(inner, (*path, field.name), only)


def _aspect(value: object, path: tuple[str, ...]) -> Aspect:
    last = next(name for name in reversed(path) if not name.isdigit())
    if last in _READ_ONLY:
        return "text"
    if isinstance(value, bool):
        return "rules"
    if isinstance(value, int | Fraction):
        return "numbers"
    return "rules" if last in _RULES else "text"


def _amount(value: Amount | Likelihood) -> object:
    if isinstance(value, Amount):
        return value.number, str(value.assumption), value.sign
    return value.low, value.high, value.kind == "otherwise", str(value.assumption)
