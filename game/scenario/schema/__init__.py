"""The format as a JSON Schema, for editors that complete and explain while an author writes."""

from __future__ import annotations

from game.scenario.schema.scenario import scenario_schema

__all__ = ["scenario_schema"]
