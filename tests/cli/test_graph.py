"""``graph``: the state machine, drawn."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.running import call, process
from tests.stories import COIN, ROUND, written

HOSTILE = COIN.replace(
    "title: Here",
    r"""title: '"]; click s_here "javascript:alert(1)" <b>x</b> \" \N | end %% [x](y) `z`'""",
)


def test_mermaid_is_the_default(tmp_path: Path) -> None:
    """Decisions and endings have their shapes, options and draws with likelihoods their words."""
    done = call("graph", written(tmp_path, COIN))
    assert done.exit_code == 0
    assert 's_here{{"Here"}}:::decision' in done.output
    assert 's_lost(["Lost"]):::ending' in done.output
    assert 's_here -->|"risk<br/>storm (likely)"| s_lost' in done.output
    assert "begin(( )) --> s_here" in done.output


def test_guards_stand_on_the_edges(tmp_path: Path) -> None:
    """A case says its condition, and the last that it is for the rest."""
    path = tmp_path / "map.dot"
    result = call("graph", written(tmp_path, ROUND), "-o", str(path))
    assert (result.exit_code, result.output) == (0, f"Wrote {path}.\n")
    drawn = path.read_text(encoding="utf-8")
    assert "[n >= 2]" in drawn
    assert "[otherwise], goes on (else)" in drawn


def test_the_way_of_a_play_is_lit(tmp_path: Path) -> None:
    """The edge taken and the places been to; nothing else."""
    path = written(tmp_path, COIN)
    drawn = call("graph", path, "--lit", "risk/storm").output
    assert 's_lost(["Lost"]):::lit' in drawn
    assert 's_home(["Home"]):::ending' in drawn
    assert drawn.count("linkStyle") == 1
    assert "linkStyle" not in call("graph", path).output


def test_a_play_that_cannot_be_made(tmp_path: Path) -> None:
    """The step is named, with what is on offer, and the exit code is 1."""
    done = process("graph", written(tmp_path, COIN), "--lit", "fly")
    assert done.returncode == 1
    assert "`fly` is not on offer" in done.stderr


def test_titles_are_nothing_but_text_in_mermaid(tmp_path: Path) -> None:
    """What could end a label, start markup or add a line is written as an entity."""
    drawn = call("graph", written(tmp_path, HOSTILE)).output
    (line,) = [one for one in drawn.splitlines() if one.startswith("  s_here{{")]
    title = line.removeprefix('  s_here{{"').removesuffix('"}}:::decision')
    assert not set('"<>[]{}|;`%\\&') & set(title.replace("#", "").translate({59: None}))
    assert "javascript" not in "".join(one for one in drawn.splitlines() if "click" in one[:8])


def test_titles_are_nothing_but_text_in_dot(tmp_path: Path) -> None:
    """Quotes and backslashes are escaped, so that no label ends early or means something."""
    path = tmp_path / "map.dot"
    assert call("graph", written(tmp_path, HOSTILE), "-o", str(path)).exit_code == 0
    (line,) = [
        one
        for one in path.read_text(encoding="utf-8").splitlines()
        if one.startswith('  "s_here" [')
    ]
    label = line.removeprefix('  "s_here" [label="').partition('", shape=hexagon')[0]
    assert '"' not in label.replace("\\\\", "").replace('\\"', "")
    assert "\\\\N" in label


@pytest.mark.skipif(shutil.which("dot") is None, reason="needs Graphviz")
@pytest.mark.parametrize("story", [COIN, HOSTILE])
def test_graphviz_draws_it(tmp_path: Path, story: str) -> None:
    """SVG with the story's titles as text, and nothing that could run."""
    path = tmp_path / "map.svg"
    assert call("graph", written(tmp_path, story), "-o", str(path)).exit_code == 0
    drawn = path.read_text(encoding="utf-8")
    assert "<svg" in drawn
    assert "<script" not in drawn
    assert "<b>" not in drawn
    assert "xlink:href" not in drawn


def test_without_graphviz_it_says_what_to_do(tmp_path: Path) -> None:
    """No picture, no traceback: where to get Graphviz, and what can be had without."""
    path = tmp_path / "map.svg"
    done = process("graph", written(tmp_path, COIN), "-o", str(path), env={"PATH": str(tmp_path)})
    assert done.returncode == 1
    assert "Install Graphviz" in done.stderr
    assert not path.exists()


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    """It is wrong usage to ask for what cannot be drawn."""
    assert call("graph", written(tmp_path, COIN), "-o", "map.bmp").exit_code == 2


def test_states_of_one_time_and_the_endings_are_drawn_together(tmp_path: Path) -> None:
    """Each group has a frame with its name; a state with a time of its own stands alone."""
    states = "".join(
        f"  {name}: {{title: T, time: {time}, options: {{go: {{label: Go, to: home}}}}}}\n"
        for name, time in (("dawn", "Monday."), ("noon", "Monday."), ("night", "Tuesday."))
    )
    path = written(tmp_path, COIN + states)
    told = call("graph", path).stdout
    inside = told[told.index('["Monday."]') : told.index("  end\n")]
    assert "s_dawn" in inside
    assert "s_noon" in inside
    assert "Tuesday" not in told
    assert 'subgraph g_3["Endings"]' in told


def test_long_labels_are_wrapped_in_dot(tmp_path: Path) -> None:
    """A long guard takes several lines, each flush left."""
    guard = " or ".join(f"n == {number}" for number in (0, 1, 2)) + " or heat > 0 and heat < 4"
    text = COIN.replace("label: Risk it", f"label: Risk it\n        if: {guard}")
    out = tmp_path / "map.dot"
    assert call("graph", written(tmp_path, text), "-o", str(out)).exit_code == 0
    assert "risk [n == 0 or n == 1 or n == 2 or heat > 0\\l   and heat < 4]" in out.read_text()
