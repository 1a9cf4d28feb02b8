from __future__ import annotations

import pytest

from game.plain.prose import prose_lines


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        ("One\nline.\n\nAnother.", ["One line.", "", "Another."]),
        ("# A heading\nText", ["A heading", "", "Text"]),
        ("Text\n\n- one\n- two", ["Text", "", "- one", "- two"]),
        ("- one\n\n- two", ["- one", "", "- two"]),
        ("- one\n  - in\n- two", ["- one", "  - in", "- two"]),
        ("3. three\n4. four", ["3. three", "4. four"]),
        ("> quoted\n> words", ["> quoted words"]),
        ("- a\n\n  b", ["- a", "", "  b"]),
        ("one  \ntwo", ["one", "two"]),
        ("```\na  b\n```", ["a b"]),
        ("a\n\n---\n\nb", ["a", "", "* * *", "", "b"]),
        ("**so** [here](http://x.org)", ["so here (http://x.org)"]),
        ("<b>kept</b>", ["<b>kept</b>"]),
    ],
)
def test_markdown_reads_as_plain_text(markdown: str, lines: list[str]) -> None:
    """Paragraphs, headings, lists, quotes and links, without a mark that has to be spelt."""
    assert prose_lines(markdown, 40) == lines


def test_lists_and_quotes_are_wrapped_within_their_indent() -> None:
    """Every line fits the width, and the lines of an item stand under one another."""
    lines = prose_lines("- " + "word " * 12 + "\n\n> " + "said " * 12, 30)
    assert lines == [
        "- word word word word word",
        "  word word word word word",
        "  word word",
        "",
        "> said said said said said",
        "> said said said said said",
        "> said said",
    ]
