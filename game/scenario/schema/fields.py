"""How the JSON Schema of a file is put together from what its readers know.

Which keys a thing has, and which of them it needs, comes from the reader's own
:class:`~game.scenario.reading.shapes.Shape`. Here stands what a reader has no words for: the kind
of each value, what it is for, and an example. A thing whose shape has another key than its
description cannot be put together at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from game.scenario.reading.shapes import Shape

JSON = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """What may stand under a key.

    Attributes:
        schema: of the value.
        emptiable: whether nothing may be written there, where the key may be left out.
    """

    schema: JSON
    emptiable: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A key: what may stand under it, what it is for, and an example."""

    kind: Kind
    description: str
    example: Any


@dataclass(frozen=True, slots=True)
class Thing:
    """A mapping of the format.

    Attributes:
        name: under which other things refer to it.
        shape: its keys, as the reader knows them.
        description: what it is.
        fields: a description of every key.
        rules: what its keys must keep to together.
        emptiable: whether nothing may be written instead of a mapping without keys.
    """

    name: str
    shape: Shape
    description: str
    fields: Mapping[str, Field]
    rules: JSON = field(default_factory=dict)
    emptiable: bool = False

    def schema(self) -> JSON:
        """Return its JSON Schema.

        Raises:
            ValueError: if it does not describe the very keys that the reader knows.
        """
        if set(self.fields) != set(self.shape.keys):
            odd = sorted(set(self.fields) ^ set(self.shape.keys))
            raise ValueError(f"{self.name} is described otherwise than it is read: {odd}")
        found: JSON = {
            "type": ["object", "null"] if self.emptiable else "object",
            "description": self.description,
            "properties": {key: self._property(key) for key in self.shape.keys},
            "additionalProperties": False,
        }
        if self.shape.required:
            found["required"] = list(self.shape.required)
        return found | self.rules

    def _property(self, key: str) -> JSON:
        one = self.fields[key]
        value = one.kind.schema
        if one.kind.emptiable and key not in self.shape.required:
            value = {"anyOf": [value, {"type": "null"}]}
        return {"description": one.description, "examples": [one.example], **value}


def reference(name: str) -> JSON:
    """Return a reference to a definition."""
    return {"$ref": f"#/$defs/{name}"}


def one_of_these(name: str) -> Kind:
    """Return the kind of a value that is another thing."""
    return Kind(reference(name))


def section_of(name: str, **limits: int) -> Kind:
    """Return the kind of a mapping from names to other things."""
    schema = {
        "type": "object",
        "propertyNames": reference("name"),
        "additionalProperties": reference(name),
        **limits,
    }
    return Kind(schema, emptiable=not limits)


def list_of(name: str, **limits: int) -> Kind:
    """Return the kind of a list of other things."""
    schema = {"type": "array", "items": reference(name), **limits}
    return Kind(schema, emptiable=not limits)


def one_or_more(name: str, **limits: int) -> Kind:
    """Return the kind of a list of small values, where one alone will do."""
    return Kind(
        {"anyOf": [reference(name), {"type": "array", "items": reference(name), **limits}]},
        emptiable=True,
    )


def word(*choices: str) -> Kind:
    """Return the kind of a value that is one of a few words."""
    return Kind({"enum": list(choices)})


def document(title: str, top: Thing, things: Sequence[Thing], definitions: JSON) -> JSON:
    """Return the JSON Schema of a file.

    Args:
        title: what the file is.
        top: what stands at its top.
        things: all that it refers to.
        definitions: of small values, by name.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **top.schema(),
        "$defs": definitions | {one.name: one.schema() for one in things},
    }
