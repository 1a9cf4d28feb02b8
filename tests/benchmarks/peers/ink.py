"""Ink, in three of its runtimes. What is drawn is one more choice there.

The story is compiled by ``inkjs``, whichever runtime plays it.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks.peers.games import End, Game, Player, one_by_one
from tests.benchmarks.peers.in_javascript import asked, player
from tests.benchmarks.story import ENDINGS, Act, Moves, Story


def inkcpp(story: Story) -> Player:
    """Return ink's C++ runtime, from Python."""
    package: Any = import_module("inkcpp_py")
    compiled = asked("compile", {"source": source(story)})["compiled"]
    with TemporaryDirectory() as folder:
        text, binary = Path(folder) / "story.json", Path(folder) / "story.bin"
        text.write_text(compiled, encoding="utf-8")
        package.compile_json(str(text), str(binary))
        read = package.Story.from_file(str(binary))

    def play(game: Game) -> End:
        runner = read.new_runner()
        runner.getall()
        said = ""
        for step in steps(game):
            runner.choose(step)
            said = runner.getall()
        return end_of(said)

    return one_by_one(play)


def bink(story: Story) -> Player:
    """Return ink's runtime in Rust, from Python."""
    package: Any = import_module("bink.story")
    read = package.Story(asked("compile", {"source": source(story)})["compiled"])

    def play(game: Game) -> End:
        read.reset_state()
        read.continue_maximally()
        said = ""
        for step in steps(game):
            read.choose_choice_index(step)
            said = read.continue_maximally()
        return end_of(said)

    return one_by_one(play)


def inkjs(story: Story) -> Player:
    """Return ink's runtime in JavaScript, in a process of Node's own."""
    return player("inkjs", {"source": source(story)}, lambda game: {"steps": steps(game)})


def steps(game: Game) -> list[int]:
    """Return the positions of what is chosen among what can be, draws included."""
    found = []
    for pick, first in zip(game.picks, game.drawn, strict=True):
        found.append(pick)
        if first is not None:
            found.append(0 if first else 1)
    return found


def end_of(said: str) -> End:
    """Read what the story says at its end."""
    ending, *values = said.split()
    return End(ending, tuple(map(int, values)))


def source(story: Story) -> str:
    """Return the story in ink."""
    lines = [f"VAR i{number} = {story.top // 2}" for number in range(story.indicators)]
    lines.append("-> s0")
    for layer, acts in enumerate(story.acts):
        to = f"s{layer + 1}" if layer + 1 < story.layers else "end"
        lines.append(f"=== s{layer} ===")
        for number, act in enumerate(acts):
            lines += _option(number, act, to)
    total = " + ".join(f"i{number} * {weight}" for number, weight in enumerate(story.weights))
    lines += ["=== end ===", f"~ temp total = {total}", "{"]
    for ending, bound in zip(ENDINGS[:0:-1], story.bounds[::-1], strict=True):
        lines.append(f"- total >= {bound}: {ending}")
    lines += [f"- else: {ENDINGS[0]}", "}"]
    lines.append(" ".join(f"{{i{number}}}" for number in range(story.indicators)))
    lines += ["-> END", "=== function moved(x, by) ===", "~ temp after = x + by"]
    lines += ["{", "- after < 0: ~ return 0", f"- after > {story.top}: ~ return {story.top}", "}"]
    return "\n".join([*lines, "~ return after"]) + "\n"


def _option(number: int, act: Act, to: str) -> list[str]:
    guard = f"{{i{act.guard[0]} <= {act.guard[1]}}} " if act.guard is not None else ""
    lines = [f"+ {guard}[o{number}]", *_moves(act.moves)]
    if act.chance is None:
        return [*lines, f"  -> {to}"]
    _, then, otherwise = act.chance
    for name, moves in (("a", then), ("b", otherwise)):
        lines += [f"  + + [{name}]", *_moves(moves), f"    -> {to}"]
    return lines


def _moves(moves: Moves) -> list[str]:
    return [f"    ~ i{which} = moved(i{which}, {amount})" for which, amount in moves]
