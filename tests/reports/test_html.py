from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.analysis import keeping
from game.play import Playthrough
from game.reports.chances import Chances, chances
from game.reports.debrief import build
from game.reports.html.debrief import debrief_html
from game.reports.html.map import map_part
from game.reports.html.markup import element
from game.reports.html.prose import prose
from game.reports.map import Map, Path, Place
from game.reports.odds_text import brief
from game.reports.once import Once
from tests.samples import BARE, HARBOUR, HOSTILE, played

HARBOURS = [
    ("overnight/false_ones", "ask_again", "bring_in/storm", "explain"),
    ("overnight/true_ones", "turn_away", "say_nothing"),
]
TEXT = "main section h1 h2 h3 div p ul ol li strong em br hr pre code blockquote"
REST = "html head meta title style body table thead tbody tr th td figure figcaption"
DRAWN = "svg g line path polyline circle rect text"
OURS = {*TEXT.split(), *REST.split(), *DRAWN.split()}
SAID = "lang charset http-equiv content name class scope colspan role aria-hidden"
PLACED = "viewbox points x y x1 x2 y1 y2 cx cy r width height text-anchor d preserveaspectratio"
DISTORTED = "preserveaspectratio"
ATTRIBUTES = {DISTORTED, *SAID.split(), *PLACED.split()}


@dataclass
class Parsed(HTMLParser):
    """What a parser finds on a page: its tags, attributes, and the text within each tag."""

    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str]] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    stack: list[tuple[str, list[str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in {"meta", "br", "hr"}:
            self.stack.append((tag, []))

    def handle_endtag(self, tag: str) -> None:
        opened, inner = self.stack.pop()
        assert opened == tag
        self.texts.setdefault(tag, []).append("".join(inner))

    def handle_data(self, data: str) -> None:
        for _, inner in self.stack:
            inner.append(data)


def parsed(page: str) -> Parsed:
    """Read a page; every element has to be closed."""
    found = Parsed()
    found.feed(page)
    found.close()
    assert not found.stack
    return found


def could_have_been(game: Playthrough) -> Chances:
    """Work out the odds of a finished game."""
    return chances(game, keeping.ANALYSES.of(game.scenario))


def page_of(game: Playthrough) -> Parsed:
    """Read the debrief of a finished game."""
    return parsed(debrief_html(build(game), "en", could_have_been(game)))


def test_hostile_prose_adds_no_tag_and_no_attribute() -> None:
    """Whatever a scenario and a player say, all there is on the page is ours."""
    game = played(HOSTILE)
    game.choose("left", reason='"><script>x</script>\x1b[31m\u202e')
    page = debrief_html(build(game), '"><b>', could_have_been(game))
    found = parsed(page)
    assert set(found.tags) <= OURS
    assert {name for name, _ in found.attributes} <= ATTRIBUTES
    assert "<script>" in "".join(found.texts["main"])
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e]", page)


def test_nothing_is_loaded_and_only_the_pages_own_style_is_let_in() -> None:
    """The policy refuses everything but the style whose hash it gives."""
    found = page_of(played(HARBOUR, *HARBOURS[0]))
    (policy,) = [value for _, value in found.attributes if "default-src" in value]
    (style,) = found.texts["style"]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert not {"href", "src", "style"} & {name for name, _ in found.attributes}
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize("steps", HARBOURS)
def test_every_figure_of_the_odds_is_the_analysis_own(steps: tuple[str, ...]) -> None:
    """Each option of each decision has a row for each ending, with its range."""
    game = played(HARBOUR, *steps)
    expected = [
        (one.ending, brief(*one.odds))
        for decision in could_have_been(game).decisions
        for option in decision.options
        for one in option.prospects
    ]
    cells = page_of(game).texts["td"]
    rows = [(ending.removesuffix(" (it\xa0came)"), odds) for ending, odds in pairwise(cells)]
    assert expected
    assert [row for row in rows if row in set(expected)] == expected


@pytest.mark.parametrize("steps", HARBOURS)
def test_the_page_tells_the_outcomes_and_claims_of_the_debrief(steps: tuple[str, ...]) -> None:
    """Courses, claims and assumptions are those that this way rested on, and no others."""
    game = played(HARBOUR, *steps)
    debrief, found = build(game), page_of(game)
    courses = [", ".join(map(str, one.course)) for one in debrief.outcomes]
    titles = [title.rpartition(": ")[2] for title in found.texts["title"]]
    assert titles == ["debrief", *courses]
    for outcome in debrief.outcomes:
        assert outcome.sentence in found.texts["p"]
    told = "".join(
        group.source
        + "".join(
            claim.line_within_source + "".join(f"Disputed: {line}" for line in claim.disputed_by)
            for claim in group.claims
        )
        for group in debrief.sources
    )
    assert f"Claims that this way rested on{told}" in found.texts["section"]
    once = Once()
    taken = "".join(" ".join(once.explained(one)) for one in debrief.assumptions)
    assert taken
    assert f"Assumptions that this way rested on{taken}" in found.texts["section"]


@pytest.mark.parametrize("steps", HARBOURS)
def test_the_map_has_every_place_and_lights_the_way_alone(steps: tuple[str, ...]) -> None:
    """Each place stands there as far as it was met; one thick line leads to each of the way."""
    game = played(HARBOUR, *steps)
    drawn = build(game).map
    page = str(map_part(drawn))
    rows = [parsed(row) for row in re.findall("<li.*?</li>", page)]
    assert len(rows) == len(drawn.places)
    for number, row in enumerate(rows):
        place = drawn.places[number]
        (said,) = row.texts["li"]
        assert said.startswith(drawn.name(number))
        assert all(f"You chose: {label}" in said for label in place.chosen)
        assert ("strong" in row.tags) == (place.seen == "now")
        leads_on = any(path.taken and path.source == number for path in drawn.paths)
        comes = any(path.taken and path.target == number for path in drawn.paths)
        assert ("lit" in [value for _, value in row.attributes]) >= (leads_on or comes)


def test_the_map_of_a_wide_story_leaves_room_for_its_words() -> None:
    """However many ways run beside each other, the rails are no wider than 168 pixels."""
    places = tuple(Place("ending", "never", "") for _ in range(60))
    paths = tuple(Path(0, target, taken=False) for target in range(1, 60))
    found = parsed(map_part(Map((Place("decision", "now", "Here", here=True), *places), paths)))
    widths = {int(value) for name, value in found.attributes if name == "width"}
    assert max(one for one in widths if one > 20) == 168


def test_headings_are_in_order_and_tables_have_their_heads() -> None:
    """One first heading, none skipped; each head of a table says what it heads."""
    found = page_of(played(HARBOUR, *HARBOURS[0]))
    levels = [int(tag[1]) for tag in found.tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert found.tags.count("th") == [name for name, _ in found.attributes].count("scope")
    assert ("lang", "en") in found.attributes


def test_a_page_is_written_without_odds_and_without_history() -> None:
    """Where nothing was worked out, nothing is said about it."""
    page = debrief_html(build(played(BARE, "left")), "en")
    assert "How it ended" in page
    assert "What could have been" not in page
    assert "beside history" not in page


@given(st.text(max_size=60))
def test_plain_text_is_shown_as_it_is(plain: str) -> None:
    """No text becomes a tag, in an element or in an attribute."""
    found = parsed(element("p", plain, class_=plain))
    assert found.tags == ["p"]
    assert len(found.attributes) == 1


NASTY = "** * _ ` ``` # - 1. > [a](b) ![a](b) a <b> <!-- &lt; --- \\ <x:y> [a]:"
PIECES = st.sampled_from([*NASTY.split(), " ", "    ", "\n", "\n\n"])


@given(st.lists(PIECES, max_size=16).map("".join))
def test_any_prose_is_well_formed_and_ours(markdown: str) -> None:
    """Whatever an author writes, every element is closed and of our kinds, none with a link."""
    found = parsed(prose(markdown))
    assert set(found.tags) <= OURS
    assert found.attributes == []
