"""What may be compared with what.

Four kinds meet here: numbers, truth values, ordered values (positions in a declared list), and
bare words, which get their meaning from the other side of a comparison.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.scenario import expressions as e
from game.scenario.conditions.names import Names
from game.scenario.conditions.typed import IN_WORDS, ConditionError, Typed
from game.scenario.names import nearest
from game.scenario.quantities import Indicator


class Checker:
    """Makes typed expressions, or raises :class:`ConditionError` at the mistake."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def number(self, number: int, offset: int, length: int) -> Typed:
        """An integer."""
        return Typed("number", e.Number(number), offset, offset + length)

    def truth(self, part: Typed) -> e.Expression:
        """Return the expression of ``part``, which must be true or false."""
        if part.kind in ("truth", "ending"):
            return part.expression
        if part.kind == "word":
            raise self.names.unknown(part)
        hint = "compare it: `>= 1`, say"
        if part.kind == "ordered":
            hint = f"compare it: `{part.about} == {part.values[-1]}`, say"
        raise ConditionError(
            "MR303",
            part.offset,
            part.end - part.offset,
            f"this is {IN_WORDS[part.kind]}, where something true or false is needed",
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
                raise self.names.unknown(part)
            if part.kind != "number":
                raise ConditionError(
                    "MR303",
                    part.offset,
                    part.end - part.offset,
                    f"`{operator}` works with numbers, and this is {IN_WORDS[part.kind]}",
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
                    f"{IN_WORDS[first.kind]} cannot be compared with {_of(part, first)}",
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
            raise self.names.unknown(next(part for part in parts if part.kind == "word"))
        if owner.indicator is not None:
            return self._levels(parts, owner.indicator)
        found = []
        for part in parts:
            if part.kind != "word":
                found.append(part)
                continue
            if part.word not in owner.values:
                raise _no_value(part, owner.about, owner.values)
            position = e.Number(owner.values.index(part.word))
            found.append(part._replace(kind="ordered", expression=position, values=owner.values))
        return found

    def _levels(self, parts: Sequence[Typed], indicator: Indicator) -> list[Typed]:
        levels = tuple(level.id for level in indicator.levels)
        word = next(part for part in parts if part.kind == "word")
        if word.word not in levels:
            raise _no_value(word, indicator.id, levels)
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
            id(word): word._replace(
                kind="ordered",
                expression=e.Number(levels.index(word.word)),
                values=levels,
            ),
            id(other): other._replace(
                kind="ordered", expression=e.LevelOf(indicator.id), values=levels
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
        found: e.Expression = self.names.ending(word)
        return Typed("truth", e.Not(found) if operators[0] == "!=" else found, offset, end)


def _no_value(part: Typed, owner: str, values: Sequence[str]) -> ConditionError:
    near = nearest(part.word, values)
    hint = f"did you mean `{near}`?" if near else "it has " + ", ".join(values)
    message = f"`{owner}` has no value `{part.word}`"
    return ConditionError("MR302", part.offset, part.end - part.offset, message, hint)


def _of(part: Typed, other: Typed) -> str:
    if part.kind == other.kind == "ordered":
        return "one of different values"
    return IN_WORDS[part.kind]
