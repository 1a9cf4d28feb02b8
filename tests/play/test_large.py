"""Long stories, deep draws, many situations: no recursion, no crawl."""

from __future__ import annotations

import sys

from game.analysis import check_soundness, explore
from game.play import Journal, Playthrough, replay
from game.rules import Table
from game.scenario.problems import Problems
from tests.building import story


def chain(length: int) -> Table:
    """Return decisions one after another, an inject after every tenth."""
    lines = []
    for number in range(length):
        name = "here" if number == 0 else f"s{number}"
        to = f"s{number + 1}" if number < length - 1 else "home"
        if number % 10 == 9:
            lines.append(f"{name}: {{title: News, text: News., to: {to}}}")
        else:
            lines.append(
                f"{name}: {{title: A, options: {{a{number}: {{label: A, if: n < 3, to: {to}}}}}}}"
            )
    return story("\n".join(lines))


def test_a_chain_of_a_thousand_states() -> None:
    """It is played, replayed, taken back and explored without going deep."""
    length = 1_000
    assert sys.getrecursionlimit() <= length
    table = chain(length)
    steps = [f"a{number}" for number in range(length) if number % 10 != 9]
    game = Playthrough(table, 1, steps)
    assert game.is_over
    assert len(game.turns) == 900
    again = replay(table, Journal.from_json(game.journal.to_json())).playthrough
    assert again.steps == game.steps
    while game.undo():
        pass
    assert game.world == table.start
    situations = explore(table)
    assert len(situations) == length + 1
    assert situations.play_to(length) == steps
    problems = Problems()
    check_soundness(table, problems)
    assert problems.found == []


def test_a_chance_nested_twenty_deep() -> None:
    """Each draw inside the one before is fixed, recorded and explored."""
    block = "{to: home}"
    for depth in range(20):
        block = f"""{{because: seen, chance: {{
            d{depth}: {{likelihood: 50%, {block[1:-1]}}},
            e{depth}: {{likelihood: otherwise, to: lost}}}}}}"""
    table = story(f"here: {{title: Here, options: {{go: {{label: Go, {block[1:-1]}}}}}}}")
    draws = [f"d{depth}" for depth in reversed(range(20))]
    game = Playthrough(table, 1)
    assert game.choose("go", draws).steps[0].draws == tuple(draws)
    assert game.is_over
    ways = list(explore(table).ways(0))
    assert len(ways) == 21
    assert ways[0].step == "go/" + "/".join(draws)


def test_a_large_graph_with_loops() -> None:
    """A hundred states that all lead on and back, with a counter, are sound and soon explored."""
    count = 100
    lines = []
    for number in range(count):
        name = "here" if number == 0 else f"s{number}"
        onward = f"s{number + 1}" if number + 1 < count else "home"
        lines.append(
            f"{name}: {{title: A, options: {{on{number}: {{label: A, to: {onward}}}, "
            f"back{number}: {{label: B, if: n < 3, effects: [{{change: {{n: 1}}}}], to: here}}}}}}"
        )
    table = story("\n".join(lines))
    problems = Problems()
    check_soundness(table, problems)
    assert problems.found == []
    assert len(explore(table)) == 4 * count + 1
