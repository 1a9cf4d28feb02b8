"""Hostile files, made anew where they are large: each by a name that says what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable

from tests.scenario.samples_of import VALID, changed

BOMB = "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" if n else "a0: &a0 [x, x, x]\n"
    for n in range(12)
)

_EFFECTS = "        text: You call.\n        effects:\n"


def _many_effects(condition: Callable[[int], str]) -> str:
    return "".join(
        f"          - {{if: {condition(n)}, change: {{trust: 1}}, because: loss}}\n"
        for n in range(1_000)
    )


SCENARIOS = {
    "alias bomb": BOMB + VALID,
    "alias that holds itself": changed("objectives: [weigh]", "objectives: &o [*o]"),
    "merge bomb": "a: &a {b: c}\n" + "".join(f"m{n}: {{<<: *a}}\n" for n in range(2_000)) + VALID,
    "every tag": "".join(
        f"t{n}: !!{tag} x\n"
        for n, tag in enumerate((
            "python/object/apply:os.system", "python/name:os.system", "python/object/new:x",
            "python/module:os", "python/tuple", "binary", "timestamp", "set", "omap", "int",
        ))
    ) + VALID,
    "a long line": changed("title: The night ferry", "title: " + "x" * 3_000_000),
    "a long key": changed("minutes: 20", "x" * 3_000_000 + ": 20"),
    "a long name": changed("start: fate", "start: " + "x" * 1_000_000),
    "a long list": changed("objectives: [weigh]", "objectives: [" + "x," * 50_000 + "]"),
    "many keys": VALID + "".join(f"k{n}: x\n" for n in range(50_000)),
    "many broken names": changed(
        "  after:\n",
        "".join(f"  s{n}: {{quiet: true, to: t{n}}}\n" for n in range(5_000)) + "  after:\n",
    ),
    "many states": changed(
        "  after:\n",
        "".join(f"  s{n}: {{quiet: true, to: s{n + 1}x}}\n" for n in range(5_000)) + "  after:\n",
    ),
    "many braces": changed("title: The night ferry", "title: '" + "{x}" * 100_000 + "'"),
    "open braces": changed("title: The night ferry", "title: '" + "{" * 500_001 + "'"),
    "a huge number": changed("minutes: 20", "minutes: " + "9" * 1_000_000),
    "a huge hexadecimal number": changed("minutes: 20", "minutes: 0x" + "f" * 1_000_000),
    "a huge percentage": changed("likelihood: 5%", "likelihood: " + "9" * 100_000 + "%"),
    "a huge decimal": changed("likelihood: 5%", "likelihood: 1e999999999"),
    "a tiny decimal": changed("likelihood: 5%", "likelihood: 0." + "0" * 100_000 + "1"),
    "a wide range": changed("range: [0, 10]", "range: [-1000000, 1000000]"),
    "a long condition": changed("if: trust >= 1\n", "if: " + "(" * 1_000_000 + "\n"),
    "long conditions": changed(
        _EFFECTS, _EFFECTS + _many_effects(lambda n: f"{'1000000 * ' * 40}{n} > trust")
    ),
    "deep conditions": changed(
        _EFFECTS, _EFFECTS + _many_effects(lambda n: f"{'not (' * 20}trust > {n}{')' * 20}")
    ),
    "a deep list": changed("objectives: [weigh]", "objectives: " + "[" * 1_000_000),
    "a deep block": "".join(" " * n + "a:\n" for n in range(1_000)),
    "zeros": "\0" * 1_000_000,
    "carriage returns": "\r" * 100_000,
    "line feeds": "\n" * 3_000_000,
    "quotes": '"' * 1_000_001,
    "colons": ": " * 200_000,
    "dashes": "- " * 200_000,
    "question marks": "? " * 200_000,
    "a directive": "%YAML 9.9\n---\n" + VALID,
    "a tag directive": "%TAG ! tag:evil,2000:\n---\n" + VALID,
    "documents": "---\na: 1\n" * 50_000,
}  # fmt: skip
"""Scenarios: by name, the text."""

_TESTS = "scenario: story.yaml\ntests:\n"
_HOME = "  - {name: Home, play: [fate/clear, send_boat/found], expect: {ending: calm_sea}}\n"
TESTS = {
    "many tests": _TESTS + _HOME * 20_000,
    "many steps": _TESTS + _HOME.replace("fate/clear", "fate/clear, " * 50_000 + "fate/clear"),
    "many properties": _TESTS + _HOME + "properties:\n" + "".join(
        f"  - {{name: P{n}, never: ending and trust > {n % 9}}}\n" for n in range(2_000)
    ),
    "a long name": _TESTS + _HOME.replace("Home", "x" * 3_000_000),
    "a long condition": _TESTS + _HOME.replace(
        "{ending: calm_sea}", "{that: ['" + "trust < 1 and " * 30_000 + "trust < 1']}"
    ),
    "a deep list": _TESTS + _HOME.replace("[fate/clear", "[" * 1_000_000),
    "alias bomb": BOMB + _TESTS + _HOME,
    "no scenario": "scenario: /dev/zero\ntests:\n" + _HOME,
    "another folder": "scenario: ../../../../etc/passwd\ntests:\n" + _HOME,
    "zeros": "\0" * 1_000_000,
}  # fmt: skip
"""Test files beside a scenario that is sound: by name, the text."""
