from __future__ import annotations

import pytest

from game.reports.cells import cut, width, wrap
from game.reports.flat import flat, sentence


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("Plain", "Plain"),
        ("Two\n  lines", "Two lines"),
        ("*One* **two** `three`", "One two three"),
        ("[a page](https://example.org)", "a page (https://example.org)"),
        ("<https://example.org>", "https://example.org"),
        ("AT&amp;T", "AT&T"),
        ("<b>kept</b>", "<b>kept</b>"),
        ("[@click=app.quit]kept[/b]", "[@click=app.quit]kept[/b]"),
        ("2 * 3 \\* 4", "2 * 3 * 4"),
    ],
)
def test_short_markdown_becomes_one_line_of_text(markdown: str, text: str) -> None:
    """Marks go, words stay, and what is no Markdown stands as it was written."""
    assert flat(markdown) == text


@pytest.mark.parametrize(
    ("text", "ended"), [("", ""), ("Yes", "Yes."), ("Yes.", "Yes."), ("Why?", "Why?")]
)
def test_a_sentence_ends_once(text: str, ended: str) -> None:
    """A full stop is put where none is."""
    assert sentence(text) == ended


def test_wide_and_combining_characters_are_counted_in_cells() -> None:
    """A terminal gives two cells to wide characters and none to combining ones."""
    assert [width(text) for text in ("abc", "é", "e\u0301", "日本", "\u200d")] == [3, 1, 1, 4, 0]
    assert cut("日本語", 5) == "日本"


def test_lines_are_never_wider_than_asked() -> None:
    """Words move to the next line, words without end are cut, prefixes count."""
    lines = wrap("one two " + "x" * 25 + " 日本語日本語日本語", 10, "- ", "  ")
    assert [line[:2] for line in lines] == ["- ", *["  "] * (len(lines) - 1)]
    assert max(width(line) for line in lines) <= 10
    assert "".join(line[2:] for line in lines).replace(" ", "") == (
        "onetwo" + "x" * 25 + "日本語日本語日本語"
    )


def test_line_breaks_stay() -> None:
    """A line break in the text begins a line."""
    assert wrap("a\nb", 10, "- ", "  ") == ["- a", "  b"]
