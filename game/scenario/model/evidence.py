"""Sources with their claims, and the people of the story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from game.scenario.model.nothing import nothing
from game.scenario.places import Word
from game.scenario.prose import Prose

ClaimKind = Literal["reported", "official", "intention", "opinion", "precedent"]
CLAIM_KINDS: tuple[ClaimKind, ...] = (
    "reported",
    "official",
    "intention",
    "opinion",
    "precedent",
)


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
