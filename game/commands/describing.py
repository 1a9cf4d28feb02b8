"""``schema``: the format as editors read it."""

from __future__ import annotations

import json
from pathlib import Path

import click

from game import exit_codes

SCENARIO_SCHEMA = "scenario.schema.json"
TESTS_SCHEMA = "tests.schema.json"
PUBLISHED = Path(__file__).resolve().parent.parent / "schema"
"""Where both lie in the installed package."""


def schema_texts() -> dict[str, str]:
    """Return the schemas of a scenario and of its tests, as JSON, by file name."""
    from game.scenario.schema import scenario_schema
    from game.testing.schema import outcome_tests_schema

    schemas = {SCENARIO_SCHEMA: scenario_schema(), TESTS_SCHEMA: outcome_tests_schema()}
    return {
        name: json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in schemas.items()
    }


def print_schema(*, of_tests: bool) -> int:
    """Print one of the schemas, and return the exit code."""
    click.echo(schema_texts()[TESTS_SCHEMA if of_tests else SCENARIO_SCHEMA], nl=False)
    return exit_codes.FINE


def publish() -> None:
    """Write both schemas into the package; ``make docs`` does."""
    for name, text in schema_texts().items():
        (PUBLISHED / name).write_text(text, encoding="utf-8")
