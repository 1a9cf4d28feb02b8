"""What the plain game says while something is worked out."""

from __future__ import annotations

import io
import time
from itertools import count

import pytest

from game.plain.speaker import Speaker
from tests.plain.test_game import Keyboard


def said_during(out: io.StringIO, monkeypatch: pytest.MonkeyPatch, *, seconds: float) -> str:
    """Return what is said during work that tells four times, ``seconds`` apart, how far it is."""
    clock = count(0, seconds)
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    told = Speaker(out).while_waiting()
    for done in range(1, 5):
        told(done)
    return out.getvalue()


def test_whoever_waits_at_a_terminal_is_told_so_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen reader has nothing to repeat."""
    said = said_during(Keyboard(), monkeypatch, seconds=0.3)
    assert said == "Working it out; this takes a moment.\n"


def test_of_what_is_soon_done_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second is not waiting."""
    assert said_during(Keyboard(), monkeypatch, seconds=0.1) == ""


def test_a_pipe_is_not_told_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a program reads does not depend on how fast the machine is."""
    assert said_during(io.StringIO(), monkeypatch, seconds=60) == ""
