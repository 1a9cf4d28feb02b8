"""The parser: one pass over the tokens."""

from __future__ import annotations

from typing import NoReturn, cast

from game.scenario.conditions.checking import Checker
from game.scenario.conditions.names import Names
from game.scenario.conditions.tokens import Token, tokens_of
from game.scenario.conditions.typed import ConditionError, Typed
from game.scenario.environment import Environment
from game.scenario.expressions import (
    ArithmeticOperator,
    CompareOperator,
    Condition,
    Expression,
)
from game.scenario.limits import CONDITION_LENGTH, INTEGER

MAX_DEPTH = 40
"""How deep parentheses, ``not`` and minus signs may nest."""

_COMPARE = ("==", "!=", "<", "<=", ">", ">=")
_CALLS = ("chosen", "visited", "start")
_HINTS = {
    "=": "to compare, write `==`",
    "&&": "write `and`",
    "||": "write `or`",
    "&": "write `and`",
    "|": "write `or`",
    "!": "write `not`",
    "**": "powers are not part of the condition language",
    "/": "division is not part of the condition language",
    "//": "division is not part of the condition language",
    "%": "remainders and percentages are not part of the condition language",
    '"': "values are written without quotes",
    "'": "values are written without quotes",
    "[": "there is no indexing in the condition language",
    "{": "there are no braces in the condition language",
    "=>": "write `>=`",
    "=<": "write `<=`",
    "<>": "write `!=`",
    "AND": "write `and`",
    "OR": "write `or`",
    "NOT": "write `not`",
    "is": "to compare, write `==`",
    "equals": "write `==`",
    "less": "write `<`, or `<=` where it may be as much",
    "more": "write `>`, or `>=` where it may be as much",
    "greater": "write `>`, or `>=` where it may be as much",
    "at": "write `>=` for at least, and `<=` for at most",
    "between": "write a chain, such as `3 <= trust <= 5`",
    ")": "delete it, or open it with `(`",
    "≥": "write `>=`",
    "≤": "write `<=`",
    "≠": "write `!=`",
}

_HINTS_WHERE = {
    "`and`, `or` or the end": "join two conditions with `and` or `or`",
    "a name or a number": "names are written with small letters `a` to `z`, digits and `_`",
    "a name": "write `chosen(option)`, `visited(state)` or `start(indicator)`",
    "an operator": "only `chosen(state.option)` has a point in it",
    "`)`": "close what `(` opened",
}


def parse(text: str, environment: Environment, *, allow_ending: bool = False) -> Condition:
    """Read and check a condition.

    Args:
        text: as the author wrote it.
        environment: the names it may use, with their types.
        allow_ending: whether ``ending`` may be used (in findings and tests).

    Returns:
        The condition, without a place; the caller knows where it stands.

    Raises:
        ConditionError: with the offset of the first mistake, its code, and a hint.
        UnreadableName: where it uses a name whose own declaration has a problem.
    """
    if len(text) > CONDITION_LENGTH:
        raise ConditionError(
            "MR309",
            0,
            len(text),
            f"the condition has {len(text)} characters; at most {CONDITION_LENGTH} are allowed",
            "put a part of it into a variable that an effect sets",
        )
    parser = _Parser(tokens_of(text), Checker(Names(environment, allow_ending)))
    return Condition(text, parser.whole())


class _Parser:
    """One pass over the tokens, building typed expressions from the bottom up."""

    def __init__(self, tokens: list[Token], checker: Checker) -> None:
        self._tokens = iter(tokens)
        self._next = self._last = next(self._tokens)
        self._depth = 0
        self._checker = checker
        self._names = checker.names

    def _take(self) -> Token:
        self._last = token = self._next
        if token.kind != "end":
            self._next = next(self._tokens)
        return token

    def _takes(self, kind: str, *texts: str) -> Token | None:
        token = self._next
        return self._take() if token.text in texts and token.kind == kind else None

    def _refuse(self, token: Token, expected: str) -> NoReturn:
        if token.kind == "end":
            message = f"the condition ends where {expected} should follow"
        else:
            message = f"`{token.text}` stands where {expected} should"
        hint = _HINTS.get(token.text) or _HINTS_WHERE[expected]
        if token.kind == "end" and expected == "a name or a number":
            hint = "write what should follow, or delete the word or sign that asks for it"
        raise ConditionError("MR301", token.offset, len(token.text), message, hint)

    def _nest(self, token: Token) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ConditionError(
                "MR309",
                token.offset,
                len(token.text),
                f"the condition nests more than {MAX_DEPTH} deep",
                "put a part of it into a variable that an effect sets",
            )

    def whole(self) -> Expression:
        if self._next.kind == "end":
            raise ConditionError("MR301", 0, 0, "the condition is empty", "leave the key out")
        found = self._either()
        token = self._next
        if token.kind != "end":
            self._refuse(token, "`and`, `or` or the end")
        return self._checker.truth(found)

    def _either(self) -> Typed:
        parts = [self._both()]
        while self._takes("name", "or"):
            parts.append(self._both())
        return self._checker.some(parts) if len(parts) > 1 else parts[0]

    def _both(self) -> Typed:
        parts = [self._negated()]
        while self._takes("name", "and"):
            parts.append(self._negated())
        return self._checker.every(parts) if len(parts) > 1 else parts[0]

    def _negated(self) -> Typed:
        token = self._takes("name", "not")
        if token is None:
            return self._comparison()
        self._nest(token)
        part = self._negated()
        self._depth -= 1
        return self._checker.negation(part, token.offset)

    def _comparison(self) -> Typed:
        operands = [self._sum()]
        operators: list[CompareOperator] = []
        while (token := self._takes("symbol", *_COMPARE)) is not None:
            operators.append(cast(CompareOperator, token.text))
            operands.append(self._sum())
        if not operators:
            return operands[0]
        return self._checker.comparison(operands, operators)

    def _sum(self) -> Typed:
        left = self._product()
        while (token := self._takes("symbol", "+", "-")) is not None:
            left = self._checker.arithmetic(
                cast(ArithmeticOperator, token.text), left, self._product()
            )
        return left

    def _product(self) -> Typed:
        left = self._factor()
        while self._takes("symbol", "*"):
            left = self._checker.arithmetic("*", left, self._factor())
        return left

    def _factor(self) -> Typed:
        token = self._take()
        if token.kind == "number":
            return self._checker.number(self._integer(token), token.offset, len(token.text))
        if token.kind == "name":
            return self._name(token)
        if token.text not in ("-", "("):
            self._refuse(token, "a name or a number")
        self._nest(token)
        if token.text == "-":
            part = self._checker.minus(self._factor(), token.offset)
        else:
            part = self._either()
            self._expect(")", "`)`")
            part = part.within(token.offset, self._last.offset + 1)
        self._depth -= 1
        return part

    def _integer(self, token: Token) -> int:
        if not token.text.isascii() or not token.text.isdigit():
            raise ConditionError(
                "MR301",
                token.offset,
                len(token.text),
                f"`{token.text}` is no whole number",
                "use whole numbers, digits only",
            )
        if len(token.text) > len(str(INTEGER)) or int(token.text) > INTEGER:
            raise ConditionError(
                "MR204",
                token.offset,
                len(token.text),
                f"the number lies outside -{INTEGER:,} to {INTEGER:,}",
                "use a smaller number",
            )
        return int(token.text)

    def _name(self, token: Token) -> Typed:
        if token.text.lower() in ("and", "or", "not"):
            self._refuse(token, "a name or a number")
        if self._next.kind == "symbol" and self._next.text == "(":
            return self._call(token)
        if token.text in _CALLS:
            raise ConditionError(
                "MR301",
                token.offset,
                len(token.text),
                f"`{token.text}` needs a name in parentheses",
                f"write `{token.text}({self._next.text if self._next.kind == 'name' else '…'})`",
            )
        if self._next.kind == "symbol" and self._next.text == ".":
            self._refuse(self._next, "an operator")
        return self._names.name(token.text, token.offset)

    def _call(self, token: Token) -> Typed:
        if token.text not in _CALLS:
            raise ConditionError(
                "MR301",
                token.offset,
                len(token.text),
                f"there is no `{token.text}(…)` in the condition language",
                "the only ones are `chosen(…)`, `visited(…)` and `start(…)`",
            )
        self._take()
        first = self._inner_name()
        second = None
        if token.text == "chosen" and self._takes("symbol", "."):
            second = self._inner_name()
        self._expect(")", "`)`")
        end = self._last.offset + 1
        if token.text == "chosen":
            found = self._names.chosen(first[:2], second[:2] if second else None)
        elif token.text == "visited":
            found = self._names.visited(first[0], first[1])
        else:
            found = self._names.start(first[0], first[1])
        return found.within(token.offset, end)

    def _inner_name(self) -> tuple[str, int]:
        token = self._take()
        if token.kind != "name":
            self._refuse(token, "a name")
        return token.text, token.offset

    def _expect(self, text: str, expected: str) -> None:
        if self._takes("symbol", text) is None:
            self._refuse(self._next, expected)
