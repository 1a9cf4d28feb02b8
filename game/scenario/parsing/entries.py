"""The entries of a mapping: what can be none, and what YAML takes for one."""

from __future__ import annotations

import re

from game.scenario.places import Span
from game.scenario.problems import Problems
from game.scenario.yaml_tree import Broken, Node, Scalar

Pairs = dict[str, tuple[Scalar, Node]]
"""The entries read so far."""

_GLUED_DASH = re.compile(r"-[^\W\d_]|-[\"'\[{]")
_GLUED_COLON = re.compile(r"[a-z][a-z0-9_]*:\S.*")


def takes_entry(pairs: Pairs, key: Node, value: Node, problems: Problems, *, in_flow: bool) -> bool:
    """Add an entry to ``pairs``, or complain of it.

    Returns:
        False where something is missing then; a second entry of one name misses nothing.
    """
    if isinstance(key, Broken):
        return False
    if not isinstance(key, Scalar):
        problems.error(
            "MR108",
            key.span,
            "a key is a plain name, not a list or a mapping",
            "text that begins with `{` or `[` goes into quotes",
        )
        return False
    if key.plain and key.text == "<<" and isinstance(value, Broken):
        return False  # what it was to bring in was complained about already
    if key.plain and key.text == "<<":
        problems.error(
            "MR105",
            key.span,
            "`<<` is a YAML merge key, and a file says everything where it says it",
            "write the keys out here",
        )
        return False
    if in_flow and _is_no_entry(pairs, key, value, problems):
        return False
    if key.text in pairs:
        problems.error(
            "MR109",
            key.span,
            f"the key `{key.text}` stands here a second time; "
            f"the first is at line {pairs[key.text][0].span.line}",
            "delete or rename one of the two",
        )
        return True
    pairs[key.text] = (key, value)
    return True


def _is_no_entry(pairs: Pairs, key: Scalar, value: Node, problems: Problems) -> bool:
    """Complain of what stands between braces without a value, and is no name."""
    if not key.plain or not isinstance(value, Scalar) or value.start != value.end:
        return False
    before, said = next(reversed(pairs.values()), (None, None))
    if _GLUED_COLON.fullmatch(key.text):
        name, _, rest = key.text.partition(":")
        problems.error(
            "MR114",
            key.span,
            f"YAML takes `{key.text}` for one word: after the colon of a key comes a space",
            f"write `{name}: {rest}`",
        )
    elif " " in key.text or key.text.endswith((".", "!", "?")):
        whose = f"of `{before.text}`" if before is not None else "before it"
        problems.error(
            "MR113",
            key.span,
            f"YAML splits at each comma between braces, so that `{key.text}` is a key of its own "
            f"and no part of the text {whose}",
            "put the whole text into quotes, or write one key a line, without braces",
        )
    else:
        return False
    if before is not None and said is not None:
        pairs[before.text] = (before, Broken(said.span))
    return True


def without_glued_dash(key: Scalar, value: Scalar, problems: Problems) -> Node:
    """Complain of a list whose dashes have no space after them: YAML takes it for text.

    Args:
        key: of the text.
        value: unquoted text on the lines below its key.
        problems: where to note it.
    """
    if not _GLUED_DASH.match(value.text):
        return value
    line, column, _, _ = value.span
    problems.error(
        "MR114",
        Span(line, column, line, column + 1),
        f"YAML takes what stands below `{key.text}` for text, and no list: "
        "after a dash comes a space",
        f"write `- {value.text[1:].split(' -')[0][:40]}`, and so each line of the list",
    )
    return Broken(value.span)
