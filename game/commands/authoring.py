"""The commands for authors, as click sees them.

Rooms are imported inside the commands, so that ``--help`` stays fast.
"""

from __future__ import annotations

import click


@click.command(
    short_help="Print the JSON Schema of the format, for editors.",
    epilog="""Examples:

    \b
      measured-response schema > scenario.schema.json
      measured-response schema --tests
    """,
)
@click.option("--tests", is_flag=True, help="The schema of NAME.test.yaml instead.")
@click.pass_context
def schema(context: click.Context, tests: bool) -> None:
    r"""Print the JSON Schema of the format, with which editors complete and explain.

    A scenario that begins with the line

    \b
      # yaml-language-server: $schema=scenario.schema.json

    points such editors to it.
    """
    from game.commands.describing import print_schema

    context.exit(print_schema(of_tests=tests))


@click.command(
    short_help="Write a small complete scenario and its tests.",
    epilog="""Examples:

    \b
      measured-response new my_scenario
      measured-response new harbour_fire --title "Fire in the harbour" --role "Harbour master"
    """,
)
@click.argument("name")
@click.option("--title", metavar="TEXT", help="Its title; asked for where it is left out.")
@click.option("--role", metavar="TEXT", help="Who the player is; asked for where it is left out.")
@click.pass_context
def new(context: click.Context, name: str, title: str | None, role: str | None) -> None:
    """Write a small complete scenario, NAME.yaml, and its tests, to begin with.

    They go into the folder scenarios where there is one, else here. No file is overwritten.
    """
    from game.commands.beginning import new_scenario

    context.exit(new_scenario(name, title, role))


@click.command(
    short_help="Play SCENARIO while you write it, its problems beside it.",
    epilog="""Examples:

    \b
      measured-response author my_scenario.yaml
    """,
)
@click.argument("scenario")
@click.pass_context
def author(context: click.Context, scenario: str) -> None:
    """Play SCENARIO while you write it: problems beside it, read again at every save."""
    from game.commands.rehearsing import rehearse

    context.exit(rehearse(scenario))


COMMANDS = (new, author, schema)
