"""The commands about everything that can happen, as click sees them.

Rooms are imported inside the commands, so that ``--help`` stays fast.
"""

from __future__ import annotations

import click

from game.scenario.collecting import collector_paused

LIMIT = 5_000_000
"""How many situations are looked at, unless somebody asks for more."""


@click.command(
    short_help="Work out all that can happen, and how likely it is.",
    epilog="""Examples:

    \b
      measured-response explore erbil_2021
      measured-response explore erbil_2021 --choosing response.diplomacy
      measured-response explore my_scenario.yaml --limit 20000000 --json
    """,
)
@click.argument("scenario")
@click.option(
    "--choosing",
    multiple=True,
    metavar="STATE.OPTION",
    help="Take this option whenever it is on offer. Can be given again for other states.",
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=LIMIT,
    show_default=True,
    metavar="N",
    help="How many situations to look at before sampling instead.",
)
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@click.pass_context
def explore(
    context: click.Context, scenario: str, choosing: tuple[str, ...], limit: int, as_json: bool
) -> None:
    """Work out everything that can happen in SCENARIO, and how likely it is."""
    from game.commands.exploring import explore_scenario

    with collector_paused():
        code = explore_scenario(scenario, choosing, limit, as_json=as_json)
    context.exit(code)


@click.command(
    short_help="Run the tests and properties beside each SCENARIO.",
    epilog="""Examples:

    \b
      measured-response test erbil_2021
      measured-response test erbil_2021 --coverage
      measured-response test scenarios/*.yaml --json
    """,
)
@click.argument("scenarios", nargs=-1, required=True, metavar="SCENARIO...")
@click.option(
    "--coverage", is_flag=True, help="List the states, options, draws and cases no test reaches."
)
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON.")
@click.pass_context
def test(context: click.Context, scenarios: tuple[str, ...], coverage: bool, as_json: bool) -> None:
    """Run the outcome tests and properties beside each SCENARIO (NAME.test.yaml)."""
    from game.commands.testing import test_scenarios

    with collector_paused():
        code = test_scenarios(scenarios, coverage=coverage, as_json=as_json)
    context.exit(code)


@click.command(
    short_help="Show what an edit changed: endings, options and odds.",
    epilog="""Examples:

    \b
      measured-response diff old.yaml new.yaml
      measured-response diff old.yaml new.yaml --json
    """,
)
@click.argument("old")
@click.argument("new")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@click.pass_context
def diff(context: click.Context, old: str, new: str, as_json: bool) -> None:
    """Show what is different between OLD and NEW: endings, options and odds."""
    from game.commands.comparing import compare_scenarios

    with collector_paused():
        code = compare_scenarios(old, new, as_json=as_json)
    context.exit(code)


@click.command(
    short_help="Draw the states, as Mermaid, DOT, SVG or PNG.",
    epilog="""Examples:

    \b
      measured-response graph erbil_2021
      measured-response graph erbil_2021 -o erbil.svg
      measured-response graph my_scenario.yaml -o map.dot --lit a,b/draw,c
    """,
)
@click.argument("scenario")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Write to this file: .mmd, .dot, .svg or .png. The last two need Graphviz.",
)
@click.option("--lit", metavar="A,B,C", help="Light the way of this play.")
@click.pass_context
def graph(context: click.Context, scenario: str, output: str | None, lit: str | None) -> None:
    """Draw SCENARIO as a state machine: Mermaid, or what the name of FILE says."""
    from game.commands.drawing import draw_scenario

    context.exit(draw_scenario(scenario, output, lit))


@click.command(
    short_help="Write a guide and handouts for a class, to be printed.",
    epilog="""Examples:

    \b
      measured-response packet erbil_2021 -o erbil.html
      measured-response packet my_scenario.yaml -o packet.html
    """,
)
@click.argument("scenario")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    required=True,
    help="Write to this file, a .html.",
)
@click.pass_context
def packet(context: click.Context, scenario: str, output: str) -> None:
    """Write an instructor's guide to SCENARIO and a handout for students, to be printed.

    One page of HTML that needs nothing else: the guide tells all that can happen and what to ask;
    the handout and the sheets behind it give nothing away.
    """
    from game.commands.printing import print_packet

    with collector_paused():
        code = print_packet(scenario, output)
    context.exit(code)


COMMANDS = (explore, test, diff, graph, packet)
