"""What the names in a condition stand for."""

from __future__ import annotations

from collections.abc import Sequence

from game.scenario import expressions as e
from game.scenario.conditions.typed import ConditionError, Kind, Typed, UnreadableName
from game.scenario.environment import Environment
from game.scenario.names import did_you_mean
from game.scenario.quantities import Indicator, Variable

_TRUTH = {"yes": "true", "on": "true", "no": "false", "off": "false"}


class Names:
    """Looks names up, or raises :class:`ConditionError` at one that there is not."""

    def __init__(self, environment: Environment, allow_ending: bool) -> None:
        self._declared = environment
        self._allow_ending = allow_ending

    def name(self, name: str, offset: int) -> Typed:
        """A name standing alone: a quantity, an assumption, a truth value or a bare word."""
        end = offset + len(name)
        if name in ("true", "false"):
            return Typed("truth", e.Number(int(name == "true")), offset, end)
        if name == "ending":
            return self._ended(offset, end)
        quantity = self._declared.quantities.get(name)
        if isinstance(quantity, Indicator):
            return Typed("number", e.Value(name), offset, end, indicator=quantity)
        if isinstance(quantity, Variable):
            if quantity.values is not None:
                values = tuple(quantity.values)
                return Typed("ordered", e.Value(name), offset, end, values=values, about=name)
            kind: Kind = "number" if quantity.bounds else "truth"
            return Typed(kind, e.Value(name), offset, end)
        assumption = self._declared.assumptions.get(name)
        if assumption is not None:
            if assumption.amount is None:
                raise ConditionError(
                    "MR304",
                    offset,
                    len(name),
                    f"`{name}` is a likelihood, and conditions know numbers only",
                    "use an assumption whose value is an integer",
                )
            return Typed("number", e.Assumed(name), offset, end)
        if name in self._declared.unreadable:
            raise UnreadableName(name)
        return Typed("word", e.Number(0), offset, end, word=name)

    def _ended(self, offset: int, end: int) -> Typed:
        if not self._allow_ending:
            raise ConditionError(
                "MR306",
                offset,
                end - offset,
                "`ending` is known only in findings and tests: here the game is not over",
                "leave it out",
            )
        return Typed("ending", e.EndedAt(None), offset, end)

    def chosen(self, first: tuple[str, int], second: tuple[str, int] | None) -> Typed:
        """``chosen(option)`` or ``chosen(state.option)``."""
        name, offset = first
        if second is not None:
            state, (option, at) = name, second
            self._known_state(state, offset)
            options = self._declared.options.get(state, {})
            if option not in options:
                raise ConditionError(
                    "MR302",
                    at,
                    len(option),
                    f"`{state}` has no option `{option}`",
                    did_you_mean(option, options, "the state has no options"),
                )
            return Typed("truth", e.Chosen(state, option), offset, at)
        states = self._declared.states_with(name)
        if not states:
            if name in self._declared.unreadable or "states" in self._declared.missing:
                raise UnreadableName(name)
            raise ConditionError(
                "MR302",
                offset,
                len(name),
                f"there is no option `{name}`",
                did_you_mean(name, self._declared.all_options()),
            )
        if len(states) > 1:
            raise ConditionError(
                "MR305",
                offset,
                len(name),
                f"several states have an option `{name}`: " + ", ".join(states),
                f"say which: `chosen({states[0]}.{name})`",
            )
        return Typed("truth", e.Chosen(states[0], name), offset, offset)

    def visited(self, name: str, offset: int) -> Typed:
        """``visited(state)``."""
        self._known_state(name, offset)
        return Typed("truth", e.Visited(name), offset, offset)

    def _known_state(self, name: str, offset: int) -> None:
        if name in self._declared.states:
            return
        if name in self._declared.unreadable or "states" in self._declared.missing:
            raise UnreadableName(name)
        hint = did_you_mean(name, self._declared.states)
        if name in self._declared.endings:
            hint = f"`{name}` is an ending; in findings and tests write `ending == {name}`"
        raise ConditionError("MR302", offset, len(name), f"there is no state `{name}`", hint)

    def start(self, name: str, offset: int) -> Typed:
        """``start(indicator)``: its number at the start."""
        quantity = self._declared.quantities.get(name)
        if isinstance(quantity, Indicator):
            return Typed("number", e.Number(quantity.start), offset, offset)
        if name in self._declared.unreadable or "quantities" in self._declared.missing:
            raise UnreadableName(name)
        indicators = [n for n, q in self._declared.quantities.items() if isinstance(q, Indicator)]
        raise ConditionError(
            "MR302",
            offset,
            len(name),
            f"there is no indicator `{name}`",
            did_you_mean(name, indicators),
        )

    def ending(self, part: Typed) -> e.EndedAt:
        """The ending that a bare word names."""
        if part.word in self._declared.endings:
            return e.EndedAt(part.word)
        if "endings" in self._declared.missing:
            raise UnreadableName(part.word)
        raise ConditionError(
            "MR302",
            part.offset,
            part.end - part.offset,
            f"there is no ending `{part.word}`",
            did_you_mean(part.word, self._declared.endings),
        )

    def unknown(self, part: Typed) -> ConditionError | UnreadableName:
        """Say what is wrong with a bare word that nothing gives a meaning to."""
        if {"quantities", "assumptions"} & self._declared.missing:
            return UnreadableName(part.word)
        owners = [
            name
            for name, quantity in self._declared.quantities.items()
            if part.word in _words_of(quantity)
        ]
        if owners:
            message = f"`{part.word}` is a value of `{owners[0]}` and means nothing alone"
            hint = f"write `{owners[0]} == {part.word}`"
        else:
            message = f"there is no indicator, variable or assumption `{part.word}`"
            known = [
                *self._declared.quantities,
                *self._declared.assumptions,
                *self._declared.unreadable,
            ]
            hint = did_you_mean(part.word, known)
            if part.word.lower() in ("true", "false", "and", "or", "not"):
                hint = f"write `{part.word.lower()}`"
            if part.word.lower() in _TRUTH:
                hint = f"write `{_TRUTH[part.word.lower()]}`"
            options, states = self._declared.all_options(), self._declared.states
            if part.word in options:
                hint = f"`{part.word}` is an option: write `chosen({part.word})`"
            elif part.word in states:
                hint = f"`{part.word}` is a state: write `visited({part.word})`"
        return ConditionError("MR302", part.offset, part.end - part.offset, message, hint)


def _words_of(quantity: Indicator | Variable) -> Sequence[str]:
    if isinstance(quantity, Indicator):
        return [level.id for level in quantity.levels]
    return list(quantity.values or ())
