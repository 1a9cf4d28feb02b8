"""Ranges too wide to look at value by value are merged by what conditions compare them with."""

from __future__ import annotations

import pytest

from game.analysis import explore
from game.rules import World
from tests.building import table_of, text_of

NUMBERS = (0, 1, 2, 3, 49, 50, 51, 52, 4_999, 5_000)


@pytest.mark.parametrize(
    ("condition", "most"),
    [
        ("wide >= 50", 3),
        ("50 > wide", 3),
        ("wide == push", 3),
        ("wide != 50", 3),
        ("not (wide <= 50)", 3),
        ("wide > 50 and wide < 5000", 4),
        ("wide >= -5", 10),
        ("wide == 9999", 1),
        ("wide >= 0", 2),
        ("wide > 5000", 2),
        ("1 <= wide < 50", 10),
        ("wide * 2 > 100", 10),
        ("wide + 1 > push", 10),
        ("wide == heat", 10),
        ("wide > wide", 10),
    ],
)
def test_each_number_leads_where_it_should(condition: str, most: int) -> None:
    """A merged situation leads on as each exact one in it, and there are no more than needed."""
    options = "".join(
        f"    set_{number}: {{label: A, effects: [{{set: {{wide: {number}}}}}], to: there}}\n"
        for number in NUMBERS
    )
    states = f"""here:
  title: Here
  options:
{options}there:
  title: There
  options: {{on: {{label: On, cases: [{{if: "{condition}", to: home}}, {{to: lost}}]}}}}
"""
    table = table_of(text_of(states).replace("  n: {", "  wide: {range: [0, 5000]}\n  n: {"))
    situations = explore(table)
    (query,) = [case.when for case in table.states["there"].options["on"].block.cases if case.when]
    for number in NUMBERS:
        values = list(table.start.values)
        values[table.layout.slots["wide"]] = number
        world = World("there", tuple(values))
        merged = situations.number(world)
        assert merged is not None
        (way,) = situations.ways(merged)
        came_to = situations.worlds[way.to].place
        assert came_to == ("home" if table.holds(query, world) else "lost"), number
    assert sum(world.place == "there" for world in situations.worlds) <= most
