"""Effects without ground, and decisions that are none."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from game.scenario.likelihoods import points
from game.scenario.model import Block, Option, Prose, Scenario, State
from game.scenario.problems import Problems
from game.scenario.reading.context import Context

_UNEQUAL = 3
"""How many times as long one side of the arguments may be as the other."""
_LENGTH = 120
"""Arguments of fewer characters than this, taken together, are never too long."""


def doubtful_effects(scenario: Scenario, _: Context, problems: Problems) -> None:
    """Note effects that rest on bare assumptions, and entries that are never drawn in play."""
    for state in scenario.states.values():
        for outer in state.blocks:
            for block in outer.walk():
                _effects(scenario, block, problems)
                _entries(block, problems)


def _effects(scenario: Scenario, block: Block, problems: Problems) -> None:
    for effect in block.effects:
        grounds = [scenario.assumptions.get(name) for name in effect.because]
        if grounds and all(one is not None and not one.rests_on for one in grounds):
            problems.warning(
                "MR826",
                effect.because[0].span,
                f"this effect rests on `{effect.because[0]}` alone, an assumption that rests on "
                "no claim",
                "name a claim too, or let the assumption say what it `rests_on`",
            )


def _entries(block: Block, problems: Problems) -> None:
    if not block.chance:
        return
    for entry, point in zip(
        block.chance, points([entry.likelihood for entry in block.chance]), strict=True
    ):
        if point == 0:
            problems.warning(
                "MR827",
                entry.id.span,
                f"`{entry.id}` is never drawn in play: the others' likelihoods come to 100% at "
                "their middles",
                "lower the others, or give it a likelihood of its own",
            )


def doubtful_choices(scenario: Scenario, context: Context, problems: Problems) -> None:
    """Note decisions with one option or two alike, and options argued from one side."""
    for state in scenario.decisions:
        if len(state.options) == 1:
            [only] = state.options.values()
            problems.warning(
                "MR831",
                only.id.span,
                f"`{only.id}` is the only option of `{state.id}`, so that nothing is decided there",
                "add an option, or make the state an inject",
            )
        _alike(state, context.used["chosen"], problems)
        for option in state.options.values():
            if scenario.advisers:
                _one_sided(option, problems)
            _unequal(option, problems)


def _alike(state: State, asked: set[str], problems: Problems) -> None:
    """Note options that have the same consequences as another, and are never asked about."""
    first: dict[Hashable, Option] = {}
    for option in state.options.values():
        if f"{state.id}.{option.id}" in asked:
            continue
        same = first.setdefault(_consequences(option.block), option)
        if same is not option:
            problems.warning(
                "MR832",
                option.id.span,
                f"`{option.id}` has the same consequences as `{same.id}`",
                "give it an effect or a way on of its own",
            )


def _consequences(block: Block) -> Hashable:
    """Return what a block does, without its words and reasons."""
    return (
        tuple(
            (effect.moves, effect.when.expression if effect.when else None)
            for effect in block.effects
        ),
        block.to,
        tuple(
            (case.when.expression if case.when else None, _consequences(case.block))
            for case in block.cases
        ),
        tuple((entry.likelihood, _consequences(entry.block)) for entry in block.chance),
    )


def _one_sided(option: Option, problems: Problems) -> None:
    missing = [
        key
        for key, views in (("backed_by", option.backed_by), ("opposed_by", option.opposed_by))
        if not views
    ]
    if missing:
        what = {"backed_by": "supports", "opposed_by": "opposes"}
        problems.warning(
            "MR833",
            option.id.span,
            f"no adviser {' or '.join(what[key] for key in missing)} `{option.id}`",
            f"add `{missing[0]}` with the adviser's reason",
        )


def _unequal(option: Option, problems: Problems) -> None:
    sides = {"for": option.pro, "against": option.con}
    lengths = {key: _length(texts) for key, texts in sides.items()}
    (short, least), (long, most) = sorted(lengths.items(), key=lambda one: one[1])
    if least and most > _LENGTH and most > _UNEQUAL * least:
        problems.warning(
            "MR834",
            sides[long][0].span,
            f"`{long}` is {most / least:.0f} times as long as `{short}`, and readers take length "
            "for weight",
            f"shorten `{long}`, or say more under `{short}`",
        )


def _length(texts: Sequence[Prose]) -> int:
    return sum(len(part) for text in texts for part in text.parts if isinstance(part, str))
