from __future__ import annotations

import pytest
from textual.events import Key

from game.play import Playthrough
from game.rules import compile_scenario
from game.tui.game import Game
from game.tui.screens.briefing import Briefing
from game.tui.screens.decision import Decision
from game.tui.screens.happened import Happened
from game.tui.screens.reading import Reading
from game.tui.text import Block, Document, words
from game.tui.widgets.pane import Pane
from game.tui.widgets.text_box import TextBox
from tests.samples import HARBOUR, played
from tests.tui.driving import driving
from tests.tui.test_sizes import crowded


def numbered() -> Document:
    """Return a document of paragraphs that say which one they are."""
    return Document(Block(words(f"<{number}> {'word ' * (number % 40)}")) for number in range(60))


@pytest.mark.parametrize("width", [20, 33, 56, 76, 120])
def test_a_place_in_a_document_is_found_again_at_any_width(width: int) -> None:
    """The line that began a paragraph begins it at every other width too."""
    document = numbered()
    lines = document.at(40).plain.split("\n")
    for number, line in enumerate(lines):
        if line.startswith("<"):
            there = document.line(document.place(number, 40), width)
            assert document.at(width).plain.split("\n")[there].startswith(line.split(" ")[0])


async def test_resizing_keeps_the_words_that_are_being_read() -> None:
    """What stood at the top of the story stands there again after every change of size."""
    async with driving(played(HARBOUR), (80, 24)) as player:
        await player.enter_until(Decision)
        decision = await player.drawn(Decision)
        story = decision.query_one("#story", Pane)
        story.show(numbered())
        await player.sees("<0>")
        story.scroll_to(y=90, animate=False)
        await player.until(lambda: story.scroll_y == 90)
        await player.until(lambda: number_at_top(player.screen) > 10)
        first = number_at_top(player.screen)
        for size in ((60, 20), (100, 30), (160, 50), (61, 21), (80, 24)):
            await player.resize(*size)
            await player.until(lambda: abs(number_at_top(player.screen) - first) <= 1)


def number_at_top(screen: str) -> int:
    """Return the number of the first paragraph that begins on the screen."""
    found = [line.split("<")[1].split(">")[0] for line in screen.split("\n") if "<" in line]
    return int(found[0]) if found else -10


async def test_resizing_keeps_the_option_and_the_tab() -> None:
    """The option looked at and the pane being read are the same at every size and back."""
    game = Playthrough(compile_scenario(crowded()), 1)
    async with driving(game, (60, 20)) as player:
        decision = await player.enter_until(Decision)
        await player.press("9")
        await player.sees("▸ Option")
        await player.press("right", "right")
        await player.sees("▸ Situation")
        for size in ((70, 20), (99, 22), (80, 24), (60, 20)):
            await player.resize(*size)
            await player.sees("▸ Situation")
            await player.sees("▸  9  Way 9")
        await player.resize(160, 50)
        await player.until(lambda: not decision.is_narrow)
        await player.sees("▸  9  Way 9")
        await player.resize(60, 20)
        await player.until(lambda: decision.is_narrow)
        await player.sees("▸ Situation")
        assert decision.choices.looked_at == 8


async def test_a_key_typed_before_a_page_could_be_seen_does_not_turn_it() -> None:
    """Under load a key for the page before arrives late; the new page still opens at its top."""
    game = Playthrough(compile_scenario(crowded()), 1)
    async with driving(game, (60, 20)) as player:
        await player.at(Briefing)
        early = [Key("enter", "\r") for _ in range(3)]
        await player.enter_until(Happened)
        page = await player.drawn(Happened)
        for key in early:
            player.app.post_message(key)
        await player.press("x")
        assert player.app.screen is page
        assert page.reading.scroll_y == 0


async def test_two_keys_at_once_do_not_turn_two_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """However fast Enter is pressed at the end of a page, each page is left once."""
    left: list[Reading] = []
    whole = Reading.action_read_on

    def counted(page: Reading) -> None:
        left.append(page)
        whole(page)
        whole(page)

    monkeypatch.setattr(Reading, "action_read_on", counted)
    async with driving(played(HARBOUR), (80, 40)) as player:
        await player.enter_until(Happened)
        await player.drawn(Happened)
        await player.press("enter")
        await player.at(Decision)
        assert len(left) == 1


async def test_a_decision_that_is_not_there_yet_takes_no_key() -> None:
    """Keys and sizes that come before its parts are mounted find nothing to fall over."""
    game = Game(played(HARBOUR), None)
    early = Decision(game)
    assert not early.check_action("decide", ())
    assert not early.check_action("pane_on", ())
    assert not early.makes_sense("decide")


@pytest.mark.parametrize("screen", [Briefing, Happened])
async def test_the_end_of_a_page_and_its_top_are_one_key_away(
    screen: type[Briefing | Happened],
) -> None:
    """On the first page and where something happened, as everywhere else."""
    async with driving(played(HARBOUR), (60, 20)) as player:
        await player.enter_until(screen)
        reading = (await player.drawn(screen)).reading
        reading.query(TextBox).first().show(numbered())
        await player.until(lambda: reading.has_more)
        await player.press("end")
        await player.until(lambda: not reading.has_more)
        await player.press("home")
        await player.until(lambda: reading.scroll_y == 0)
