"""Reading on past what stops the parser."""

from __future__ import annotations

from collections.abc import Collection

import yaml

from game.scenario import characters
from game.scenario.limits import NESTING
from game.scenario.locating import line_and_column
from game.scenario.parsing.building import Builder, SecondDocument, TooDeep, refuse_character
from game.scenario.parsing.draft import Draft
from game.scenario.parsing.spaces import mend_spaces
from game.scenario.parsing.stops import Stop
from game.scenario.parsing.traps import mend
from game.scenario.places import Span
from game.scenario.problems import EnoughProblems, Problems
from game.scenario.yaml_tree import Node

_TRIES = 100
_CHARACTERS = 4_000_000
"""How often, and how much text, is parsed again: enough for any file that somebody wrote, and a
bound for those that nobody did."""
_REFUSED_SHOWN = 50


def parse(text: str, problems: Problems, keys: Collection[str] = ()) -> Node | None:
    """Return the tree of ``text``; None where it cannot be parsed at all, and problems say why.

    Where YAML cannot be read, the problem is noted, the line is mended in memory, and reading
    goes on. What such a line says is :class:`Broken` in the tree, so that nothing follows from it.

    Args:
        text: of a whole file.
        problems: where to note what is wrong.
        keys: the format's, to tell a key from prose that holds a colon.
    """
    bad = characters.refused(text)
    for at in bad[:_REFUSED_SHOWN]:
        line, column = line_and_column(text, at)
        refuse_character(problems, Span(line, column, line, column + 1), text[at])
    draft = Draft(text, clean=not bad)
    mend_spaces(draft, problems)
    left = _CHARACTERS
    stops: set[tuple[int, str]] = set()
    for _ in range(_TRIES):
        found = Problems(problems.file)
        builder = Builder(draft, found)
        try:
            root = builder.document()
        except yaml.MarkedYAMLError as error:
            left -= len(text)
            stop = Stop.of(error, builder.last, draft.lines)
            again = (stop.line, stop.problem) in stops
            stops.add((stop.line, stop.problem))
            if mend(draft, stop, problems, keys, again=again) and left > 0:
                continue
            root = None
        except SecondDocument as error:
            _second_document(problems, draft, error.span)
            continue
        except EnoughProblems:
            root = None
        except TooDeep as error:
            found.error(
                "MR107",
                error.span,
                f"nesting deeper than {NESTING} levels is not allowed",
                "write it flatter",
            )
            root = None
        finally:
            builder.close()
        problems.take(found)
        return root
    return None


def _second_document(problems: Problems, draft: Draft, span: Span) -> None:
    """Complain of a second document, and read what is in it as a part of the first."""
    problems.error(
        "MR104",
        span,
        "a second YAML document begins here; a file holds one",
        "delete the line `---`, or put what follows into a file of its own",
    )
    for number in range(span.line - 1, len(draft.lines)):
        if draft.lines[number].startswith(("---", "...")):
            draft.comment(number)
