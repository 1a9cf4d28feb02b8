"""Reading sources with their claims, actors and advisers."""

from __future__ import annotations

from typing import cast

from game.scenario.model import CLAIM_KINDS, Actor, Adviser, Claim, ClaimKind, Source
from game.scenario.places import Word
from game.scenario.reading.context import Context
from game.scenario.reading.fields import Fields
from game.scenario.reading.shapes import Shape
from game.scenario.yaml_tree import Node

SOURCE = Shape("a source", ("title",), ("publisher", "author", "date", "claims"))
CLAIM = Shape("a claim", ("says", "by", "kind"), ("at", "disputed_by"))
ACTOR = Shape("an actor", ("name",), ("who",))
ADVISER = Shape("an adviser", ("name",), ("view",))


def read_source(context: Context, name: Word, node: Node) -> Source:
    """Read one source, with its claims."""
    fields = Fields(context, node, name.span, SOURCE)
    return Source(
        id=name,
        title=fields.text("title"),
        publisher=fields.optional_text("publisher"),
        author=fields.optional_text("author"),
        date=fields.optional_text("date"),
        claims={
            str(key): _claim(context, name, key, value)
            for key, value in fields.entries("claims", CLAIM)
        },
    )


def _claim(context: Context, source: Word, name: Word, node: Node) -> Claim:
    fields = Fields(context, node, name.span, CLAIM)
    return Claim(
        id=name,
        source=source,
        says=fields.text("says"),
        by=fields.text("by"),
        kind=cast(ClaimKind, fields.choice("kind", CLAIM_KINDS, "reported")),
        at=tuple(str(place) for place in fields.names("at")),
        disputed_by=fields.names("disputed_by"),
    )


def check_disputes(context: Context, source: Source) -> None:
    """Check that what disputes a claim is a claim."""
    for claim in source.claims.values():
        for name in claim.disputed_by:
            context.known(name, context.names.claims, "claim", "MR402", "evidence")


def read_actor(context: Context, name: Word, node: Node) -> Actor:
    """Read one entry of the who's who."""
    fields = Fields(context, node, name.span, ACTOR)
    return Actor(name, fields.text("name"), fields.optional_text("who"))


def read_adviser(context: Context, name: Word, node: Node) -> Adviser:
    """Read one adviser."""
    fields = Fields(context, node, name.span, ADVISER)
    return Adviser(name, fields.text("name"), fields.optional_text("view"))
