"""What is behind a change: claims with who made them, and assumptions with their range.

An opinion or an intention never reads as an observed fact: each line begins with who says it
and what kind of saying it is.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from game.reports.english import agree, listed
from game.reports.flat import flat, sentence
from game.reports.situation import label_of
from game.rules import Table
from game.rules.record import Changed, World
from game.scenario.likelihoods import Likelihood
from game.scenario.model import Assumption, Claim, ClaimKind, Indicator

ReasonKind = ClaimKind | Literal["assumption"]

KIND_WORDS: dict[ReasonKind, str] = {
    "reported": "as reported",
    "official": "official statement",
    "intention": "stated intention, not a result",
    "opinion": "opinion, not an observed fact",
    "precedent": "precedent",
    "assumption": "assumption of this exercise",
}
"""What kind of thing a reason is, in the words a player reads."""

_ONE_OF_KIND: dict[ReasonKind, str] = {
    "reported": "a report",
    "official": "an official statement",
    "intention": "a stated intention",
    "opinion": "an opinion",
    "precedent": "a precedent",
    "assumption": "an assumption about a chance",
}


class Direction(NamedTuple):
    """A claim that gives an assumption its direction: as a ``line``, and as a ``mention``."""

    line: str
    mention: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A claim or an assumption that something rests on. All of it is plain text.

    Attributes:
        id: its id in the scenario.
        kind: which of the kinds of claim, or ``assumption``.
        says: what is claimed or assumed.
        by: who says so; empty for an assumption.
        where: where in the source, such as ``paragraphs 5 and 13``.
        source: title, publisher, author and date of the source.
        short_source: its publisher, or else its title; empty for the main source of the scenario,
            its first, whose places are known by themselves.
        value: what an assumption is taken as.
        plausible: an assumption's range in words, such as ``between 2 and 6``.
        disputed_by: the claims that stand against it, each as a ``line``.
        rests_on: what gives an assumption its direction.
    """

    id: str
    kind: ReasonKind
    says: str
    by: str = ""
    where: str = ""
    source: str = ""
    short_source: str = ""
    value: str = ""
    plausible: str = ""
    disputed_by: tuple[str, ...] = ()
    rests_on: tuple[Direction, ...] = ()

    @property
    def is_assumption(self) -> bool:
        """Whether it was assumed for the exercise, instead of taken from a source."""
        return self.kind == "assumption"

    @property
    def line(self) -> str:
        """It in one or two sentences, with who says it, what kind of saying it is, and where."""
        return self._told(self.short_source)

    @property
    def line_within_source(self) -> str:
        """The ``line`` as it reads where the source has been named already."""
        return self._told("")

    @property
    def mention(self) -> str:
        """It in few words, where the ``line`` has been told a little before."""
        if self.is_assumption:
            return f"Assumption, as above: {sentence(self.says)}"
        return f"{self.by} ({self._kind(self.short_source)}), as above."

    def _told(self, source: str) -> str:
        if self.is_assumption:
            taken = f"Taken as {self.value}; plausible {self.plausible}."
            return f"Assumption of this exercise: {sentence(self.says)} {taken}"
        return f"{self.by} ({self._kind(source)}): {sentence(self.says)}"

    def _kind(self, source: str) -> str:
        place = ", ".join(part for part in (source, self.where) if part)
        return f"{KIND_WORDS[self.kind]}; {place}" if place else KIND_WORDS[self.kind]


def reasons(
    table: Table, world: World, names: Iterable[str], *, untold: Container[str] = ()
) -> list[Reason]:
    """Return the claims and assumptions called ``names``, each once, in their order.

    Args:
        table: the compiled scenario.
        world: the values put into their prose.
        names: their ids.
        untold: claims of which no more than the kind is told where another reason points to them.
    """
    return [_reason(table, world, name, untold) for name in dict.fromkeys(names)]


def kinds_of(table: Table, names: Iterable[str]) -> tuple[str, ...]:
    """Return what kinds of claims and assumptions ``names`` are, in words, each kind once."""
    claims = (table.scenario.claim(name) for name in names)
    kinds = {"assumption" if claim is None else claim.kind for claim in claims}
    return tuple(words for kind, words in _ONE_OF_KIND.items() if kind in kinds)


def behind(change: Changed) -> tuple[str, ...]:
    """Return what a change rests on, with the assumption that gave its size."""
    size = () if change.amount_from is None else (change.amount_from,)
    return tuple(dict.fromkeys((*change.because, *size)))


def explain(reason: Reason) -> list[str]:
    """Return the lines that tell a player what ``reason`` is and where it comes from."""
    lines = [reason.line]
    if reason.source:
        lines.append(f"Source: {sentence(reason.source)}")
    lines += [f"Disputed: {line}" for line in reason.disputed_by]
    return lines + [f"Its direction rests on: {one.line}" for one in reason.rests_on]


def change_line(table: Table, change: Changed) -> str:
    """Return one sentence, without a full stop, that tells what moved from where to where."""
    quantity = table.scenario.quantities[change.name]
    label = label_of(table, table.start, change.name)
    was, now = (
        _place(table, change.name, change.before),
        _place(table, change.name, change.after),
    )
    if not isinstance(quantity, Indicator) and quantity.bounds is None:
        return f"{label}: {now}, as before" if was == now else f"{label}: {now} (before: {was})"
    moved = change.after - change.before
    end = "top" if change.after == quantity.high else "bottom"
    if not moved:
        where = f", already at the {end} of the range" if change.stopped else ""
        return f"{label} {agree(label, 'stay')} at {now}{where}"
    size, stop = f"{abs(moved)}", ""
    if change.stopped:
        size, stop = f"{size} instead of {abs(change.asked or 0)}", f", the {end} of the range"
    level = table.show(change.name, change.after)
    if isinstance(quantity, Indicator) and level == table.show(change.name, change.before):
        within = f"{change.before} to {change.after}{stop}"
        return f"{label} {agree(label, 'stay')} {flat(level)}, {within}"
    verb = agree(label, "rise" if moved > 0 else "fall")
    return f"{label} {verb} by {size}, from {was} to {now}{stop}"


def _place(table: Table, name: str, number: int) -> str:
    shown = flat(table.show(name, number))
    return f"{shown} ({number})" if name in table.scenario.indicators else shown


def _reason(table: Table, world: World, name: str, untold: Container[str]) -> Reason:
    claim = table.scenario.claim(name)
    if claim is None:
        return _from_assumption(table, world, table.scenario.assumptions[name], untold)
    disputed_by = (
        _from_claim(table, world, other).line
        for other in disputes(table, claim)
        if other.id not in untold
    )
    return _from_claim(table, world, claim, tuple(disputed_by))


def _from_claim(
    table: Table, world: World, claim: Claim, disputed_by: tuple[str, ...] = ()
) -> Reason:
    source = table.scenario.sources[claim.source]
    about = [source.publisher, source.author, source.date]
    details = ", ".join(flat(table.render(part, world)) for part in about if part is not None)
    title = f"“{flat(table.render(source.title, world))}”"
    name = source.title if source.publisher is None else source.publisher
    is_main = source.id == next(iter(table.scenario.sources))
    return Reason(
        id=claim.id,
        kind=claim.kind,
        says=flat(table.render(claim.says, world)),
        by=flat(table.render(claim.by, world)),
        where=places(claim.at),
        source=f"{title} ({details})" if details else title,
        short_source="" if is_main else flat(table.render(name, world)),
        disputed_by=disputed_by,
    )


def _from_assumption(
    table: Table, world: World, assumption: Assumption, untold: Container[str]
) -> Reason:
    claims = [table.scenario.claim(name) for name in assumption.rests_on]
    told = [c for c in claims if c is not None and c.id not in untold]
    directions = (_from_claim(table, world, claim) for claim in told)
    kept = kinds_of(table, (c.id for c in claims if c is not None and c.id in untold))
    untold_kinds = f"{listed(kept)}, kept for the debrief."
    return Reason(
        id=assumption.id,
        kind="assumption",
        says=flat(table.render(assumption.says, world)),
        value=_assumed(table, assumption),
        plausible=_plausible(table, assumption),
        rests_on=(
            *(Direction(one.line, one.mention) for one in directions),
            *([Direction(untold_kinds, untold_kinds)] if kept else []),
        ),
    )


def disputes(table: Table, claim: Claim) -> list[Claim]:
    """Return the claims that stand against this one, whichever of the two says so."""
    claims = [one for source in table.scenario.sources.values() for one in source.claims.values()]
    return [one for one in claims if one.id in claim.disputed_by or claim.id in one.disputed_by]


def places(at: tuple[str, ...]) -> str:
    """Return in words where in a source something stands: numbers count paragraphs."""
    numbers = [place for place in at if place.isdigit()]
    others = [flat(place) for place in at if not place.isdigit()]
    words = []
    if numbers:
        words.append(("paragraph " if len(numbers) == 1 else "paragraphs ") + listed(numbers))
    return ", ".join(words + others)


def _assumed(table: Table, assumption: Assumption) -> str:
    if assumption.amount is not None:
        return f"{assumption.amount}{_percent_sign(table, assumption)}"
    assert assumption.likelihood is not None
    return _likelihood_words(assumption.likelihood)


def _plausible(table: Table, assumption: Assumption) -> str:
    low, high = assumption.plausible
    if isinstance(low, int) and isinstance(high, int):
        sign = _percent_sign(table, assumption)
        return f"between {low}{sign} and {high}{sign}"
    return f"from {_end_words(low)} to {_end_words(high)}"


def _end_words(end: int | Likelihood) -> str:
    return f"{end}%" if isinstance(end, int) else _likelihood_words(end)


def _likelihood_words(likelihood: Likelihood) -> str:
    words = likelihood.written.replace("_", " ")
    if likelihood.kind != "word":
        return words
    return f"{words} ({float(likelihood.low):g}–{float(likelihood.high):g}%)"


def _percent_sign(table: Table, assumption: Assumption) -> str:
    """A plain integer is a percentage where some draw uses it as its likelihood."""
    return "%" if assumption.id in chances(table) else ""


def chances(table: Table) -> frozenset[str]:
    """Return the assumptions that say how likely something is: in words, or for some draw."""
    scenario = table.scenario
    outermost = (block for state in scenario.states.values() for block in state.blocks)
    entries = (entry for block in outermost for inner in block.walk() for entry in inner.chance)
    drawn = {entry.likelihood.assumption for entry in entries}
    return frozenset(
        name for name, one in scenario.assumptions.items() if one.amount is None or name in drawn
    )
