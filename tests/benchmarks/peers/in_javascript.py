"""Engines for JavaScript, in a process of Node's that does nothing else."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.peers.games import End, Game, Played, Player, UnavailableError
from tests.benchmarks.story import ENDINGS, Story

_SCRIPT = Path(__file__).with_name("play.cjs")


def xstate(story: Story) -> Player:
    """Return XState: an actor for each game."""
    acts = [
        [{"moves": act.moves, "guard": act.guard, "chance": act.chance} for act in layer]
        for layer in story.acts
    ]
    shape = {
        "acts": acts,
        "indicators": story.indicators,
        "top": story.top,
        "weights": story.weights,
        "bounds": story.bounds,
        "endings": ENDINGS,
    }
    return player("xstate", shape, lambda game: {"taken": game.taken, "drawn": game.drawn})


def player(
    engine: str, story: Mapping[str, Any], said: Callable[[Game], Mapping[str, Any]]
) -> Player:
    """Return what has games played by an engine of the script's; it measures the time itself."""
    asked(engine, {**story, "games": []})  # is it there?

    def play(several: Sequence[Game]) -> Played:
        answer = asked(engine, {**story, "games": [said(game) for game in several]})
        ends = [End(ending, tuple(values)) for ending, values in answer["ends"]]
        return Played(ends, float(answer["seconds"]))

    return play


def asked(engine: str, question: Mapping[str, Any]) -> Any:
    """Return the script's answer.

    Raises:
        UnavailableError: where there is no Node, or no such engine.
    """
    node = shutil.which("node")
    if node is None:
        raise UnavailableError("there is no node")
    words = [node, str(_SCRIPT), engine]
    done = subprocess.run(
        words, check=False, input=json.dumps(question), capture_output=True, text=True
    )
    if "MODULE_NOT_FOUND" in done.stderr:
        raise UnavailableError("its npm package is not installed")
    done.check_returncode()
    return json.loads(done.stdout)
