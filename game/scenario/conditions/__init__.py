"""The condition language: from an author's text to a checked expression.

The grammar is small enough to be read by hand, and so is this parser: nothing of it is ever
given to the host language, Python's keywords are ordinary names, and every mistake is found
with its position.

    condition  := and-part { "or" and-part }
    and-part   := not-part { "and" not-part }
    not-part   := "not" not-part | comparison
    comparison := sum { ("==" | "!=" | "<" | "<=" | ">" | ">=") sum }
    sum        := product { ("+" | "-") product }
    product    := factor { "*" factor }
    factor     := "-" factor | integer | "true" | "false" | name | call | "(" condition ")"
    call       := ("chosen" | "visited" | "start") "(" name [ "." name ] ")"
"""

from __future__ import annotations

from game.scenario.conditions.parsing import parse
from game.scenario.conditions.typed import ConditionError, UnreadableName
from game.scenario.expressions import Condition

__all__ = ["Condition", "ConditionError", "UnreadableName", "parse"]
