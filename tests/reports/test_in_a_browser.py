"""Pages of HTML in a real browser: whatever a scenario says, nothing runs and nothing is loaded."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest

from game.play import Playthrough
from game.reports.assumptions import what_if
from game.reports.debrief import build
from game.reports.html.debrief import debrief_html
from game.reports.html.packet.page import packet_html
from game.rules import Table, compile_scenario
from game.scenario import load
from tests.reports.packets import packet_of
from tests.reports.test_html import could_have_been, parsed
from tests.samples import HARBOUR, HOSTILE, played, table_of

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
BROWSER = next(filter(None, map(shutil.which, _NAMES)), "")
pytestmark = pytest.mark.skipif(not BROWSER, reason="there is no Chromium here")

_RUN = "document.documentElement.setAttribute('lang','it-ran')"
"""What a script does, where one runs."""
ATTACKS = [
    f"<script>{_RUN};fetch('AT/fetch')</script>",
    f'<img src="AT/img" onerror="{_RUN}">',
    f'"><svg onload="{_RUN}"><image href=\'AT/svg\'/></svg>',
    f"'><body onload={_RUN}>",
    "<iframe src=AT/iframe></iframe>",
    "<link rel=stylesheet href=AT/css>",
    "<style>@import 'AT/import'; body { background: url(AT/background) }</style>",
    "</style></title><script src=AT/js></script>",
    f"--><script>{_RUN}</script>",
    f"]]><script>{_RUN}</script>",
    "<meta http-equiv=refresh content='0;url=AT/refresh'>",
    "<base href=AT/> <object data=AT/object></object> <embed src=AT/embed>",
    "<video src=AT/video autoplay></video> <input autofocus onfocus=" + _RUN + ">",
    "![picture](AT/markdown) ![picture][one] <AT/autolink> AT/bare",
    f"[link](javascript:{_RUN}) [link](AT/link 'title') [one]: AT/one",
    "&lt;script&gt; &#60;img src=AT/entity&#62; \\<img src=AT/escaped>",
    "+ADw-script+AD4- <img\tsrc=AT/tab> <img/src=AT/slash>",
    "<math><mtext><img src=AT/math></mtext></math>",
    "<noscript><p title='</noscript><img src=AT/noscript>'>",
]


class Listener(BaseHTTPRequestHandler):
    """Remembers what is asked for; a script that is asked for would run."""

    asked: ClassVar[list[str]]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript")
        self.end_headers()
        self.wfile.write(_RUN.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # named by Python
        """Say nothing."""


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine: its address, and what was asked of it."""

    class Own(Listener):
        asked: ClassVar[list[str]] = []

    server = ThreadingHTTPServer(("127.0.0.1", 0), Own)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", Own.asked
    server.shutdown()
    server.server_close()


def shown(page: str, folder: Path) -> str:
    """Open a page in the browser, and return what it has made of it."""
    file = folder / "page.html"
    file.write_text(page, "utf-8")
    done = subprocess.run(
        [
            BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", "--virtual-time-budget=3000",
            f"--user-data-dir={folder}/profile", "--dump-dom", file.as_uri(),
        ],
        capture_output=True,
        timeout=60,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def without_policy(page: str) -> str:
    """Return a page without what tells the browser to load nothing."""
    bare, count = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    assert count == 1
    return bare


def hostile_table(attacks: Sequence[str], folder: Path) -> Table:
    """Return the hostile sample with attacks in each of its texts."""
    braced = " ".join(attacks).replace("{", "{{").replace("}", "}}")
    text = HOSTILE.read_text("utf-8")
    text, count = re.subn(r'"(?:[^"\\]|\\.)*"', lambda _: json.dumps(braced), text)
    assert count > 10
    lines = "\n\n".join(f"      {one}" for one in braced.split("\n"))
    file = folder / "hostile.yaml"
    file.write_text(text.replace("    text: |\n", f"    text: |\n{lines}\n\n"), "utf-8")
    loaded = load(file)
    assert loaded.scenario is not None, loaded.problems
    return compile_scenario(loaded.scenario)


def pages_of(table: Table, reason: str) -> dict[str, str]:
    """Return every page that is made of a scenario: the debrief, with its map, and the packet."""
    game = Playthrough(table, 1)
    game.choose("left", reason=reason)
    debrief = debrief_html(build(game), "en", could_have_been(game), what_if(game))
    return {"debrief": debrief, "packet": packet_html(packet_of(table))}


@pytest.mark.parametrize("kind", ["debrief", "packet"])
def test_nothing_that_a_scenario_says_runs_or_loads(
    kind: str, listener: tuple[str, list[str]], tmp_path: Path
) -> None:
    """Even without the page's policy; and the browser finds just the elements that we wrote."""
    address, asked = listener
    attacks = [one.replace("AT/", f"{address}/") for one in ATTACKS]
    page = pages_of(hostile_table(attacks, tmp_path), " ".join(attacks))[kind]
    assert page.count(address) > 20
    bare = without_policy(page)
    found, ours = parsed(shown(bare, tmp_path)), parsed(bare)
    assert asked == []
    assert ("lang", "it-ran") not in found.attributes
    assert found.tags == ours.tags
    assert sorted(found.attributes) == sorted(ours.attributes)


@pytest.mark.parametrize("has_policy", [False, True])
def test_the_attacks_are_real(
    has_policy: bool, listener: tuple[str, list[str]], tmp_path: Path
) -> None:
    """Unescaped, they run and load; the page's policy alone stops them, too."""
    address, asked = listener
    game = played(HARBOUR, "ask_again", "turn_away", "explain")
    page = debrief_html(build(game), "en")
    attacks = "".join(one.replace("AT/", f"{address}/") for one in ATTACKS if "<meta" not in one)
    open_page = page.replace("</main>", f"{attacks}</main>")
    assert open_page != page
    found = shown(open_page if has_policy else without_policy(open_page), tmp_path)
    has_run = 'lang="it-ran"' in found
    assert has_run is not has_policy
    assert (not asked) is has_policy


@pytest.mark.parametrize("kind", ["debrief", "packet"])
def test_a_page_is_read_by_a_browser_as_it_was_written(kind: str, tmp_path: Path) -> None:
    """Nothing has to be mended: the same elements, in the same order, with the same texts."""
    if kind == "debrief":
        game = played(HARBOUR, "ask_again", "turn_away", "explain")
        page = debrief_html(build(game), "en", could_have_been(game), what_if(game))
    else:
        page = packet_html(packet_of(table_of(HARBOUR)))
    found, ours = parsed(shown(page, tmp_path)), parsed(page)
    assert found.tags == ours.tags
    assert found.attributes == ours.attributes
    said, written = (
        re.sub(r"\s+", "", unescape("".join(one.texts["html"]))) for one in (found, ours)
    )
    assert said == written
