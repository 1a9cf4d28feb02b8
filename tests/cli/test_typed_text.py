"""What a player types or pastes: kept, shown and exported, and never anything but text."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from game.scenario.characters import first_refused
from tests.cli.running import call
from tests.samples import HARBOUR

ASIDES = [
    "reason", "why", "expect", "assume", "people", "map", "log", "help", "undo", "look", "again",
    "branch", "export", "suppose", "details", "debrief", "situation", "1", "2", "yes", "no", "",
]  # fmt: skip
WORDS = st.text(max_size=60) | st.sampled_from(
    ["\x1b]0;x\x07", "\u202e", "[@click=app.quit]x[/]", "x" * 5_000, "9" * 5_000, "-1", "\ud800",
     "<script>alert(1)</script>", "{trust}", "\x9b2J", "| a | b |\n|--|--|", "../../x", "%s%n"]
)  # fmt: skip
LINES = st.lists(st.tuples(st.sampled_from(ASIDES), WORDS).map(" ".join), max_size=12)
SETTINGS = settings(
    max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


def _typed(lines: list[str]) -> str:
    return "\n".join(lines).encode("utf-8", "replace").decode() + "\n"


@given(lines=LINES)
@example(lines=[f"{aside} 1" for aside in ASIDES])
@SETTINGS
def test_whatever_is_typed_is_answered_in_words(lines: list[str], home: Path) -> None:
    """Nothing breaks, nothing of it drives the terminal, and what is kept can be gone on with."""
    assert not home.is_file()
    result = call("play", str(HARBOUR), "--plain", "--seed", "1", said=_typed(lines))
    assert (result.exit_code, result.exception) == (0, None)
    assert first_refused(result.output) is None
    assert call("saves").exit_code == 0


@given(reason=WORDS, last=WORDS)
@SETTINGS
def test_a_reason_is_kept_shown_and_exported_clean(reason: str, last: str, home: Path) -> None:
    """As far as it goes on one line, without what no text may hold."""
    written = " ".join(unicodedata.normalize("NFC", reason).split())
    debrief = home.parent / "debrief.html"
    said = _typed([f"reason {written}", "turn_away", "1", last, "1", last, "1", last, "1", last])
    result = call("play", str(HARBOUR), "--seed", "1", "--debrief", str(debrief), said=said)
    assert (result.exit_code, result.exception) == (0, None)
    assert first_refused(result.output) is None
    newest = json.loads(call("saves", "--json").stdout)["saves"][0]["id"]
    exported = call("saves", "export", newest).stdout
    assert first_refused(exported) is None
    kept = json.loads(exported)["entries"][0]["reason"]
    assert len(kept) <= 2_000
    assert kept in result.output or len(kept) > 40 or not kept
    page = debrief.read_text("utf-8")
    assert first_refused(page) is None
    assert "<script>alert" not in page
