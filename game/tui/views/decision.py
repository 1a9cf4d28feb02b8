"""What there is to decide: the story, and each option with what speaks for and against it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from textual.content import Content

from game.play import Offer, Playthrough
from game.reports.flat import flat, sentence
from game.reports.situation import state_title
from game.rules import Table, World
from game.scenario.model import Prose, State
from game.tui.items import Item
from game.tui.prose import inline, prose
from game.tui.text import Block, words
from game.tui.views.parts import barred, heading, labelled, quiet, small_heading


def story(playthrough: Playthrough) -> list[Block]:
    """Return the page of the decision at hand: what is so, and who advises what."""
    table, world, state = playthrough.table, playthrough.world, playthrough.place
    assert isinstance(state, State)  # asked before the end only
    blocks = [heading(state_title(table, world, state))]
    blocks += prose(table.tell(state.text, world))
    blocks += _advice(table, world, state)
    for objective in state.objectives:
        text = table.render(table.scenario.objectives[objective], world)
        blocks.append(quiet(f"To practise here: {sentence(flat(text))}"))
    return blocks


def _advice(table: Table, world: World, state: State) -> list[Block]:
    blocks: list[Block] = []
    for adviser, passages in state.advice.items():
        said = prose(table.tell(passages, world))
        if said:
            name = Block(words(_adviser(table, world, adviser), "strong"))
            blocks += barred([name, said[0].closer(), *said[1:]])
    return [small_heading("Your advisers"), *blocks] if blocks else []


def _adviser(table: Table, world: World, adviser: str) -> str:
    return flat(table.render(table.scenario.advisers[adviser].name, world))


def items(playthrough: Playthrough, before: Collection[str] = ()) -> list[Item]:
    """Return the options as the lines of a list.

    Args:
        playthrough: which stands at the decision.
        before: the options that were chosen here at another time; that is said quietly.
    """
    table, world = playthrough.table, playthrough.world
    return [
        _item(table, world, offer, words("  chosen before" * (offer.option.id in before), "quiet"))
        for offer in playthrough.offers()
    ]


def _item(table: Table, world: World, offer: Offer, after: Content) -> Item:
    label = table.render(offer.option.label, world)
    if offer.available:
        return Item(inline(label) + after)
    why = Block(words("Not on offer: ", "quiet") + inline(offer.unavailable or "", "quiet"), gap=0)
    return Item(inline(label, "quiet") + after, (why,), is_open=False)


def option(playthrough: Playthrough, offer: Offer, so_far: Iterable[str]) -> list[Block]:
    """Return what there is to know about an option before it is decided.

    Args:
        playthrough: which stands at the decision.
        offer: the option.
        so_far: what the player has written down for the decision (plain text).
    """
    table, world, chosen = playthrough.table, playthrough.world, offer.option
    blocks = [Block(inline(table.render(chosen.label, world), "heading"))]
    if not offer.available:
        blocks += labelled("Not now", [offer.unavailable or ""])
    blocks += prose(table.tell(chosen.detail, world))
    for label, arguments in (
        ("For", chosen.pro),
        ("Against", chosen.con),
        ("Unknown", chosen.unknown),
    ):
        blocks += labelled(label, (table.render(one, world) for one in arguments))
    for label, views in (("Backed", chosen.backed_by), ("Opposed", chosen.opposed_by)):
        blocks += labelled(
            label, (_view(table, world, adviser, view) for adviser, view in views.items())
        )
    return [*blocks, *written(so_far)]


def written(lines: Iterable[str]) -> list[Block]:
    """Return what the player has written down for the decision (plain text)."""
    bar = words("│ ", "accent")
    return [
        Block(words(line), first=bar, rest=bar, gap=0 if number else 1)
        for number, line in enumerate(lines)
    ]


def _view(table: Table, world: World, adviser: str, view: Prose) -> str:
    return f"**{_adviser(table, world, adviser)}:** {table.render(view, world)}"


def no_option() -> list[Block]:
    """Return what stands there while no option is looked at."""
    return [quiet("Look at an option to see what speaks for it and against it.")]
