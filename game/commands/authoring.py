"""The commands for authors, as click sees them.

Rooms are imported inside the commands, so that ``--help`` stays fast.
"""

from __future__ import annotations

import click


@click.command(
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


COMMANDS = (schema,)
