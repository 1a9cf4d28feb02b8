from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from game.reports.debrief import build
from game.reports.markdown import contain, debrief_markdown, escape
from tests.samples import HARBOUR, HOSTILE, played


def harbour() -> str:
    """Return the debrief of one way through the harbour."""
    steps = ("overnight/false_ones", "ask_again", "bring_in/storm")
    game = played(HARBOUR, *steps, seed=3)
    game.choose("explain", reason="# They <b>deserve</b> it\n1. now")
    return debrief_markdown(build(game))


def html(markdown: str) -> str:
    """Return what a reader that lets HTML pass would make of it."""
    return str(MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown))


def test_the_debrief_is_a_document_with_a_heading_for_each_part() -> None:
    """The parts stand in order: what happened, why, beside history, what it rested on, what now."""
    headings = re.findall(r"^## (.*)$", harbour(), re.MULTILINE)
    assert headings == [
        "How it ended: The town stays with you",
        "Trust of the town",
        "Whether the papers were false",
        "Keep the trust of those you work with",
        "Your path beside history's",
        "What you could not know",
        "Assumptions that this way rested on",
        "Claims that this way rested on",
        "Questions",
        "What strong and weak work looks like",
        "Afterwards",
        "Your own reasons",
        "Playing it again",
    ]


def test_every_effect_stands_with_its_reasons() -> None:
    """Under each change is who says what, of what kind, and where."""
    assert (
        "    - Trust of the town falls by 1, from steady (6) to strained (5).\n"
        "        - the pilots' guild (stated intention, not a result; "
        "paragraph 9, p. 3): Bringing her in was meant to save the crew.\n"
    ) in harbour()


def test_the_players_words_stay_words() -> None:
    """A reason cannot become a heading, a list or HTML."""
    rendered = html(harbour())
    assert "# They &lt;b&gt;deserve&lt;/b&gt; it" in rendered
    assert "<b>" not in rendered
    assert "<ol>" not in rendered


def test_hostile_prose_can_neither_become_html_nor_swallow_what_follows() -> None:
    """No tag passes, no fence or comment stays open, no table gets another column."""
    rendered = html(debrief_markdown(build(played(HOSTILE, "left"))))
    assert "&lt;script" in rendered
    for tag in ("<script", "<img", "<iframe", "<b>", "<i>", "<u>", "<!--", 'href="javascript'):
        assert tag not in rendered
    assert "<h2>Playing it again</h2>" in rendered
    assert len(re.findall("<th>", rendered)) == 3
    assert len(re.findall("<td>", rendered)) == 3


@pytest.mark.parametrize(
    "text",
    [
        "# a",
        "- a",
        "1. a",
        "2) a",
        "*a* _b_ `c`",
        "[a](b)",
        "![a](b)",
        "<b>",
        "&lt;",
        "a | b",
        "> a",
    ],
)
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    """Whatever the text, a Markdown reader shows exactly it."""
    shown = re.sub("<[^>]*>", "", html(escape(text))).strip()
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        shown = shown.replace(entity, character)
    assert shown == text


@pytest.mark.parametrize(
    ("prose", "contained"),
    [
        ("# A heading", "#### A heading"),
        ("```\ncode", "\\```\ncode"),
        ("> ~~~\n> code", "> \\~~~\n> code"),
        ("<b>bold</b>", "&lt;b>bold&lt;/b>"),
        ("2 < 3, **so**", "2 < 3, **so**"),
    ],
)
def test_an_authors_markdown_stays_in_its_place(prose: str, contained: str) -> None:
    """Headings sink below the document's own, fences and tags become text."""
    assert contain(prose) == contained


NASTY = "``` ~~~ < <!-- <b> </p> > # \\ ` [a]: [a](<b>) | --- === &lt; &#60; word * _ & - 1."
PIECES = st.sampled_from([*NASTY.split(), " ", "    ", "\t", "\n", "\n\n"])
ODD = st.lists(PIECES, max_size=14).map("".join)


@given(ODD)
def test_no_prose_reaches_beyond_its_place(prose: str) -> None:
    """Whatever an author writes, no tag of theirs passes and the next heading is one."""
    rendered = html(f"{contain(prose)}\n\n## After\n")
    assert rendered.endswith("<h2>After</h2>\n")
    assert "<b>" not in rendered
    assert "<!--" not in rendered


@given(ODD)
def test_no_plain_text_becomes_structure(text: str) -> None:
    """Whatever a player writes on one line is shown as one paragraph of just that."""
    line = " ".join(text.split())
    rendered = html(f"> {escape(line)}\n\n## After\n").strip()
    shown = re.sub("<[^>]*>", "", rendered.removesuffix("<h2>After</h2>")).strip()
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        shown = shown.replace(entity, character)
    assert shown == line
    assert set(re.findall("<[^>]*>", rendered)) <= {
        "<blockquote>",
        "</blockquote>",
        "<p>",
        "</p>",
        "<h2>",
        "</h2>",
    }
