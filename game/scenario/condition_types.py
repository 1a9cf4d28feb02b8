"""Names and types in conditions: what may be compared with what.

Four kinds meet here: numbers, truth values, ordered values (positions in a declared list), and
bare words, which get their meaning from the other side of a comparison.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from game.scenario import expressions as e
from game.scenario.environment import Environment
from game.scenario.names import did_you_mean, nearest
from game.scenario.quantities import Indicator, Variable

Kind = Literal["number", "truth", "ordered", "word", "ending"]
_IN_WORDS = {
    "number": "a number",
    "truth": "a truth value",
    "ordered": "an ordered value",
    "word": "a value",
    "ending": "the ending",
}


class ConditionError(ValueError):
    """A mistake in a condition, at ``offset`` characters from its beginning."""

    def __init__(self, code: str, offset: int, length: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.offset, self.length = code, offset, length
        self.message, self.hint = message, hint


class UnreadableName(Exception):
    """The condition uses a name whose own declaration has a problem; nothing more to say."""


@dataclass(frozen=True, slots=True)
class Typed:
    """An expression with its kind and where it stands (offsets into the condition).

    ``indicator`` is set for an indicator standing alone, ``values`` for ordered values, and
    ``word`` for a bare word; ``about`` is the variable that has the values.
    """

    kind: Kind
    expression: e.Expression
    offset: int
    end: int
    indicator: Indicator | None = None
    values: tuple[str, ...] = ()
    word: str = ""
    about: str = ""

    def within(self, offset: int, end: int) -> Typed:
        """Return the same, standing from ``offset`` to ``end``."""
        return replace(self, offset=offset, end=end)


class Checker:
    """Makes typed expressions, or raises :class:`ConditionError` at the mistake."""

    def __init__(self, environment: Environment, allow_ending: bool) -> None:
        self._names = environment
        self._allow_ending = allow_ending

    def number(self, number: int, offset: int, length: int) -> Typed:
        """An integer."""
        return Typed("number", e.Number(number), offset, offset + length)

    def name(self, name: str, offset: int) -> Typed:
        """A name standing alone: a quantity, an assumption, a truth value or a bare word."""
        end = offset + len(name)
        if name in ("true", "false"):
            return Typed("truth", e.Number(int(name == "true")), offset, end)
        if name == "ending":
            return self._ending(offset, end)
        quantity = self._names.quantities.get(name)
        if isinstance(quantity, Indicator):
            return Typed("number", e.Value(name), offset, end, indicator=quantity)
        if isinstance(quantity, Variable):
            if quantity.values is not None:
                values = tuple(quantity.values)
                return Typed("ordered", e.Value(name), offset, end, values=values, about=name)
            kind: Kind = "number" if quantity.bounds else "truth"
            return Typed(kind, e.Value(name), offset, end)
        assumption = self._names.assumptions.get(name)
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
        if name in self._names.unreadable:
            raise UnreadableName(name)
        return Typed("word", e.Number(0), offset, end, word=name)

    def _ending(self, offset: int, end: int) -> Typed:
        if not self._allow_ending:
            raise ConditionError(
                "MR306",
                offset,
                end - offset,
                "`ending` is known only in findings and tests: here the game is not over",
                "leave it out",
            )
        return Typed("ending", e.EndedAt(None), offset, end)

    def truth(self, part: Typed) -> e.Expression:
        """Return the expression of ``part``, which must be true or false."""
        if part.kind in ("truth", "ending"):
            return part.expression
        if part.kind == "word":
            raise self._unknown(part)
        hint = "compare it: `>= 1`, say"
        if part.kind == "ordered":
            hint = f"compare it: `{part.about} == {part.values[-1]}`, say"
        raise ConditionError(
            "MR303",
            part.offset,
            part.end - part.offset,
            f"this is {_IN_WORDS[part.kind]}, where something true or false is needed",
            hint,
        )

    def some(self, parts: Sequence[Typed]) -> Typed:
        """``or``."""
        joined = e.Some(tuple(self.truth(part) for part in parts))
        return Typed("truth", joined, parts[0].offset, parts[-1].end)

    def every(self, parts: Sequence[Typed]) -> Typed:
        """``and``."""
        joined = e.Every(tuple(self.truth(part) for part in parts))
        return Typed("truth", joined, parts[0].offset, parts[-1].end)

    def negation(self, part: Typed, offset: int) -> Typed:
        """``not``."""
        return Typed("truth", e.Not(self.truth(part)), offset, part.end)

    def minus(self, part: Typed, offset: int) -> Typed:
        """A minus sign before a number."""
        zero = Typed("number", e.Number(0), offset, offset + 1)
        return self.arithmetic("-", zero, part).within(offset, part.end)

    def arithmetic(self, operator: e.ArithmeticOperator, left: Typed, right: Typed) -> Typed:
        """A sum, difference or product of numbers."""
        for part in (left, right):
            if part.kind == "word":
                raise self._unknown(part)
            if part.kind != "number":
                raise ConditionError(
                    "MR303",
                    part.offset,
                    part.end - part.offset,
                    f"`{operator}` works with numbers, and this is {_IN_WORDS[part.kind]}",
                    "compare or name the value instead of calculating with it",
                )
        joined = e.Arithmetic(operator, left.expression, right.expression)
        return Typed("number", joined, left.offset, right.end)

    def comparison(self, parts: Sequence[Typed], operators: Sequence[e.CompareOperator]) -> Typed:
        """One or more operands, each compared with the next."""
        if any(part.kind == "ending" for part in parts):
            return self._ending_comparison(parts, operators)
        words = [part for part in parts if part.kind == "word"]
        if words:
            parts = self._give_meaning(parts)
        first = parts[0]
        for part in parts[1:]:
            if part.kind != first.kind or part.values != first.values:
                raise ConditionError(
                    "MR303",
                    part.offset,
                    part.end - part.offset,
                    f"{_IN_WORDS[first.kind]} cannot be compared with {_of(part, first)}",
                    self._comparable_hint(first, part),
                )
        if first.kind == "truth" and any(one not in ("==", "!=") for one in operators):
            raise ConditionError(
                "MR303",
                first.offset,
                parts[-1].end - first.offset,
                "true and false have no order",
                "compare them with `==` or `!=`, or write the name alone",
            )
        joined = e.Comparison(tuple(part.expression for part in parts), tuple(operators))
        return Typed("truth", joined, first.offset, parts[-1].end)

    def _comparable_hint(self, first: Typed, part: Typed) -> str:
        for one in (first, part):
            if one.kind == "ordered" and one.about:
                return f"the values of `{one.about}` are " + ", ".join(one.values)
        return "true and false compare only with each other"

    def _give_meaning(self, parts: Sequence[Typed]) -> list[Typed]:
        """Turn bare words into positions among the values, or levels, of the other side."""
        owner = next((p for p in parts if p.kind == "ordered"), None)
        owner = owner or next((p for p in parts if p.indicator is not None), None)
        if owner is None:
            raise self._unknown(next(part for part in parts if part.kind == "word"))
        if owner.indicator is not None:
            return self._levels(parts, owner.indicator)
        found = []
        for part in parts:
            if part.kind != "word":
                found.append(part)
                continue
            if part.word not in owner.values:
                raise self._no_value(part, owner.about, owner.values)
            position = e.Number(owner.values.index(part.word))
            found.append(replace(part, kind="ordered", expression=position, values=owner.values))
        return found

    def _levels(self, parts: Sequence[Typed], indicator: Indicator) -> list[Typed]:
        levels = tuple(level.id for level in indicator.levels)
        word = next(part for part in parts if part.kind == "word")
        if word.word not in levels:
            raise self._no_value(word, indicator.id, levels)
        if len(parts) != 2:
            raise ConditionError(
                "MR303",
                word.offset,
                word.end - word.offset,
                "a level word stands on one side of a comparison of two, not in a chain",
                "split it with `and`",
            )
        other = parts[0] if parts[1] is word else parts[1]
        found: dict[int, Typed] = {
            id(word): replace(
                word,
                kind="ordered",
                expression=e.Number(levels.index(word.word)),
                values=levels,
            ),
            id(other): replace(
                other, kind="ordered", expression=e.LevelOf(indicator.id), values=levels
            ),
        }
        return [found[id(part)] for part in parts]

    def _ending_comparison(
        self, parts: Sequence[Typed], operators: Sequence[e.CompareOperator]
    ) -> Typed:
        offset, end = parts[0].offset, parts[-1].end
        word = next((part for part in parts if part.kind == "word"), None)
        if len(parts) != 2 or word is None or operators[0] not in ("==", "!="):
            raise ConditionError(
                "MR306",
                offset,
                end - offset,
                "`ending` compares only with the name of an ending, by `==` or `!=`",
                "write `ending == contained`, say",
            )
        if word.word not in self._names.endings:
            if "endings" in self._names.missing:
                raise UnreadableName(word.word)
            raise ConditionError(
                "MR302",
                word.offset,
                word.end - word.offset,
                f"there is no ending `{word.word}`",
                did_you_mean(word.word, self._names.endings),
            )
        found: e.Expression = e.EndedAt(word.word)
        return Typed("truth", e.Not(found) if operators[0] == "!=" else found, offset, end)

    def chosen(self, first: tuple[str, int], second: tuple[str, int] | None) -> Typed:
        """``chosen(option)`` or ``chosen(state.option)``."""
        name, offset = first
        if second is not None:
            state, (option, at) = name, second
            self._known_state(state, offset)
            options = self._names.options.get(state, {})
            if option not in options:
                raise ConditionError(
                    "MR302",
                    at,
                    len(option),
                    f"`{state}` has no option `{option}`",
                    did_you_mean(option, options, "the state has no options"),
                )
            return Typed("truth", e.Chosen(state, option), offset, at)
        states = self._names.states_with(name)
        if not states:
            if "states" in self._names.missing:
                raise UnreadableName(name)
            raise ConditionError(
                "MR302",
                offset,
                len(name),
                f"there is no option `{name}`",
                did_you_mean(name, self._names.all_options()),
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
        if name in self._names.states:
            return
        if "states" in self._names.missing:
            raise UnreadableName(name)
        hint = did_you_mean(name, self._names.states)
        if name in self._names.endings:
            hint = f"`{name}` is an ending; in findings and tests write `ending == {name}`"
        raise ConditionError("MR302", offset, len(name), f"there is no state `{name}`", hint)

    def start(self, name: str, offset: int) -> Typed:
        """``start(indicator)``: its number at the start."""
        quantity = self._names.quantities.get(name)
        if isinstance(quantity, Indicator):
            return Typed("number", e.Number(quantity.start), offset, offset)
        if name in self._names.unreadable or "quantities" in self._names.missing:
            raise UnreadableName(name)
        indicators = [n for n, q in self._names.quantities.items() if isinstance(q, Indicator)]
        raise ConditionError(
            "MR302",
            offset,
            len(name),
            f"there is no indicator `{name}`",
            did_you_mean(name, indicators),
        )

    def _unknown(self, part: Typed) -> ConditionError | UnreadableName:
        """Say what is wrong with a bare word that nothing gives a meaning to."""
        if {"quantities", "assumptions"} & self._names.missing:
            return UnreadableName(part.word)
        owners = [
            name
            for name, quantity in self._names.quantities.items()
            if part.word in _words_of(quantity)
        ]
        if owners:
            message = f"`{part.word}` is a value of `{owners[0]}` and means nothing alone"
            hint = f"write `{owners[0]} == {part.word}`"
        else:
            message = f"there is no indicator, variable or assumption `{part.word}`"
            known = [*self._names.quantities, *self._names.assumptions, *self._names.unreadable]
            hint = did_you_mean(part.word, known)
            if part.word.lower() in ("true", "false", "and", "or", "not"):
                hint = f"write `{part.word.lower()}`"
            options, states = self._names.all_options(), self._names.states
            if part.word in options:
                hint = f"`{part.word}` is an option: write `chosen({part.word})`"
            elif part.word in states:
                hint = f"`{part.word}` is a state: write `visited({part.word})`"
        return ConditionError("MR302", part.offset, part.end - part.offset, message, hint)

    def _no_value(self, part: Typed, owner: str, values: Sequence[str]) -> ConditionError:
        near = nearest(part.word, values)
        hint = f"did you mean `{near}`?" if near else "it has " + ", ".join(values)
        message = f"`{owner}` has no value `{part.word}`"
        return ConditionError("MR302", part.offset, part.end - part.offset, message, hint)


def _words_of(quantity: Indicator | Variable) -> Sequence[str]:
    if isinstance(quantity, Indicator):
        return [level.id for level in quantity.levels]
    return list(quantity.values or ())


def _of(part: Typed, other: Typed) -> str:
    if part.kind == other.kind == "ordered":
        return "one of different values"
    return _IN_WORDS[part.kind]
