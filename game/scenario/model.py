"""The scenario as its author wrote it: one class for each thing of the format.

Everything here is immutable and knows where it was written (``span``; every id and every
name used is a :class:`~game.scenario.places.Word`, a string with a place). Mappings keep the
author's order. What these things *mean* is the business of :mod:`game.rules`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from game.scenario.expressions import Condition
from game.scenario.likelihoods import Likelihood
from game.scenario.places import NOWHERE, Span, Word
from game.scenario.prose import Prose
from game.scenario.quantities import (
    Aim,
    Assumption,
    Indicator,
    Level,
    Quantity,
    Variable,
)

__all__ = [
    "CLAIM_KINDS",
    "Actor",
    "Adviser",
    "Afterwards",
    "Aim",
    "Amount",
    "Assumption",
    "Block",
    "Case",
    "Change",
    "Claim",
    "ClaimKind",
    "Condition",
    "Criterion",
    "Debrief",
    "Effect",
    "Ending",
    "Entry",
    "Finding",
    "History",
    "Indicator",
    "Level",
    "Option",
    "Passage",
    "Passages",
    "Prose",
    "Put",
    "Quantity",
    "Question",
    "Scenario",
    "Source",
    "State",
    "Variable",
]  # fmt: skip

ClaimKind = Literal["reported", "official", "intention", "opinion", "precedent"]
CLAIM_KINDS: tuple[ClaimKind, ...] = (
    "reported",
    "official",
    "intention",
    "opinion",
    "precedent",
)

_EMPTY: Mapping[Any, Any] = MappingProxyType({})


def nothing() -> Mapping[Any, Any]:
    """Return the empty mapping, for fields that an author left out."""
    return _EMPTY


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of prose, shown where ``when`` holds (or always, without it)."""

    prose: Prose
    when: Condition | None = None


Passages = tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a source says, in our words, with who said it."""

    id: Word
    source: Word
    says: Prose
    by: Prose
    kind: ClaimKind
    at: tuple[str, ...] = ()
    disputed_by: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A document that claims are taken from."""

    id: Word
    title: Prose
    publisher: Prose | None = None
    author: Prose | None = None
    date: Prose | None = None
    claims: Mapping[str, Claim] = field(default_factory=nothing)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody in the story, for the who's who."""

    id: Word
    name: Prose
    who: Prose | None = None


@dataclass(frozen=True, slots=True)
class Adviser:
    """An office that speaks to the player."""

    id: Word
    name: Prose
    view: Prose | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """By how much something changes: an integer, or plus or minus an assumption."""

    number: int = 0
    assumption: Word | None = None
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Change:
    """Add ``amount`` to the range ``name``."""

    name: Word
    amount: Amount


@dataclass(frozen=True, slots=True)
class Put:
    """Set ``name`` to ``number`` (for ordered values their position, for booleans 0 or 1)."""

    name: Word
    number: int


@dataclass(frozen=True, slots=True)
class Effect:
    """What becomes different, and why. ``moves`` are in the order written."""

    moves: tuple[Change | Put, ...]
    when: Condition | None = None
    because: tuple[Word, ...] = ()
    note: Prose | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Block:
    """An outcome block: text, effects, and one way on (``to``, ``cases`` or ``chance``).

    ``because`` of each effect and entry already holds what it inherits from blocks around it.
    """

    text: Passages = ()
    effects: tuple[Effect, ...] = ()
    to: Word | None = None
    cases: tuple[Case, ...] = ()
    chance: tuple[Entry, ...] = ()
    span: Span = NOWHERE

    @property
    def inner(self) -> Iterator[Block]:
        """The blocks directly inside this one."""
        yield from (case.block for case in self.cases)
        yield from (entry.block for entry in self.chance)

    def walk(self) -> Iterator[Block]:
        """This block and all inside it, in file order."""
        yield self
        for block in self.inner:
            yield from block.walk()


@dataclass(frozen=True, slots=True)
class Case:
    """A block entered where ``when`` holds; the last case of a list has none."""

    when: Condition | None
    block: Block


@dataclass(frozen=True, slots=True)
class Entry:
    """One of the things that a draw can bring."""

    id: Word
    likelihood: Likelihood
    block: Block
    because: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """Something the player can decide. ``pro``, ``con``, ``unknown`` are its arguments."""

    id: Word
    label: Prose
    block: Block
    detail: Passages = ()
    pro: tuple[Prose, ...] = ()
    con: tuple[Prose, ...] = ()
    unknown: tuple[Prose, ...] = ()
    backed_by: Mapping[str, Prose] = field(default_factory=nothing)
    opposed_by: Mapping[str, Prose] = field(default_factory=nothing)
    when: Condition | None = None
    unavailable: Prose | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A place in the story: a decision (``options``) or an inject (``block``).

    The text of an inject is its block's; ``text`` here is a decision's.
    """

    id: Word
    title: Prose | None
    time: Passages = ()
    text: Passages = ()
    objectives: tuple[Word, ...] = ()
    minutes: int | None = None
    notes: Prose | None = None
    advice: Mapping[str, Passages] = field(default_factory=nothing)
    reason: bool = False
    options: Mapping[str, Option] = field(default_factory=nothing)
    block: Block | None = None
    quiet: bool = False

    @property
    def is_decision(self) -> bool:
        """Whether the player chooses here."""
        return self.block is None

    @property
    def blocks(self) -> Iterator[Block]:
        """The outermost blocks: each option's, or the inject's own."""
        if self.block is not None:
            yield self.block
        for option in self.options.values():
            yield option.block


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a playthrough can end."""

    id: Word
    title: Prose
    text: Passages


@dataclass(frozen=True, slots=True)
class History:
    """What was really done, as a play that leads to an ending."""

    title: Prose
    play: tuple[Word, ...]
    ending: Word
    text: Passages
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to be told in the debrief where ``when`` holds."""

    about: Word
    when: Condition | None
    text: Passages
    because: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question for the discussion."""

    ask: Prose
    objective: Word | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """What strong and weak work on an objective looks like."""

    objective: Word
    strong: Prose | None = None
    weak: Prose | None = None


@dataclass(frozen=True, slots=True)
class Afterwards:
    """A later event, with its source."""

    text: Passages
    because: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Debrief:
    """What is said when it is over."""

    findings: tuple[Finding, ...] = ()
    questions: tuple[Question, ...] = ()
    rubric: tuple[Criterion, ...] = ()
    afterwards: tuple[Afterwards, ...] = ()


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario file, whole and without errors."""

    id: Word
    title: Prose
    role: Prose
    summary: Prose
    start: Word
    indicators: Mapping[str, Indicator]
    states: Mapping[str, State]
    endings: Mapping[str, Ending]
    minutes: int | None = None
    language: str = "en"
    notice: Prose | None = None
    objectives: Mapping[str, Prose] = field(default_factory=nothing)
    sources: Mapping[str, Source] = field(default_factory=nothing)
    assumptions: Mapping[str, Assumption] = field(default_factory=nothing)
    variables: Mapping[str, Variable] = field(default_factory=nothing)
    actors: Mapping[str, Actor] = field(default_factory=nothing)
    advisers: Mapping[str, Adviser] = field(default_factory=nothing)
    history: History | None = None
    debrief: Debrief = field(default_factory=Debrief)
    file: str = ""
    digest: str = ""

    @property
    def quantities(self) -> Mapping[str, Quantity]:
        """Indicators and variables together, in file order."""
        return {**self.indicators, **self.variables}

    def claim(self, name: str) -> Claim | None:
        """Return the claim of that id from whichever source has it, or None."""
        for source in self.sources.values():
            if name in source.claims:
                return source.claims[name]
        return None

    @property
    def decisions(self) -> Iterator[State]:
        """The states where the player chooses, in file order."""
        return (state for state in self.states.values() if state.is_decision)
