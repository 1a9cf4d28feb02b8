"""Graphs drawn in lines: what leads where can be followed on the rails."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.reports.rails import Rails, Row, Way, rails
from tests.generating import share


def drawn(count: int, *ways: Way) -> list[str]:
    """Return the lines, with the last digit of its number for each node."""
    found = []
    for number, one in enumerate(rails(count, ways)):
        found.append(_line(one.at, one.column, str(number % 10)))
        if one.below is not None:
            found.append(_line(one.below))
    return found


def _line(row: Row, column: int = -1, mark: str = "") -> str:
    return "".join(
        (mark if at == column else stroke.glyph) + stroke.gap for at, stroke in enumerate(row)
    ).rstrip()


def test_a_row_of_nodes_stands_on_one_rail() -> None:
    """Nothing parts, nothing is drawn beside it."""
    assert drawn(3, Way(0, 1, True), Way(1, 2, False)) == ["0", "1", "2"]


def test_ways_part_and_meet_again() -> None:
    """The nearest goes straight on, others get a rail; the way taken is heavy."""
    assert drawn(
        4, Way(0, 1, False), Way(0, 2, True), Way(1, 3, False), Way(2, 3, True)
    ) == [
        "0",
        "┡━┓",
        "1 ┃",
        "│ 2",
        "┢━┛",
        "3",
    ]  # fmt: skip


def test_a_rail_that_is_only_crossed_stays_whole() -> None:
    """Crossing is drawn otherwise than joining."""
    lines = drawn(
        5, Way(0, 1, False), Way(0, 2, False), Way(0, 3, False), Way(1, 3, False), Way(2, 4, False)
    )
    assert "╰─│─┤" in lines


def test_nothing_leads_upwards() -> None:
    """Ways that close a circle are for the caller to tell in words."""
    with pytest.raises(ValueError, match="Way"):
        rails(2, [Way(1, 0, False)])


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, list[Way]]:
    """Return any graph whose ways lead downwards, each way once."""
    count = draw(st.integers(1, 9))
    pairs = [(a, b) for a in range(count) for b in range(a + 1, count)]
    chosen = draw(st.sets(st.sampled_from(pairs))) if pairs else set()
    return count, [Way(*pair, draw(st.booleans())) for pair in sorted(chosen)]


@share(0.3)
@given(graphs())
def test_every_rail_ends_at_the_node_it_waits_for(graph: tuple[int, list[Way]]) -> None:
    """Whoever follows a rail down from where a way begins comes to that way's end."""
    count, ways = graph
    lines = rails(count, ways)
    for number, one in enumerate(lines):
        ends = {end for column in _leaving(one) for end in _followed(lines, number, column)}
        assert ends == {way.target for way in ways if way.source == number}
        assert one.ends == (not ends)


def _leaving(one: Rails) -> Iterator[int]:
    """Yield the rails on which ways go on from a node."""
    if one.below is None:
        if one.column < len(one.still) and one.still[one.column].glyph != " ":
            yield one.column
        return
    seen = {one.column}
    for step in (-1, 1):
        at = one.column
        while 0 <= at + step < len(one.below):
            gap = one.below[at if step > 0 else at - 1].gap
            if gap == " ":
                break
            at += step
            seen.add(at)
    crossed = {at for at in seen if one.below[at].glyph in "│┃" and at != one.column}
    yield from (at for at in seen - crossed if _leads_down(one.below[at].glyph))


def _leads_down(glyph: str) -> bool:
    name = unicodedata.name(glyph)
    return "DOWN" in name or "VERTICAL" in name


def _followed(lines: list[Rails], number: int, column: int) -> Iterator[int]:
    for later in range(number + 1, len(lines)):
        if lines[later].column == column:
            yield later
            return
