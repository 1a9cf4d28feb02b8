"""The document around what a page says: its look, and the policy that keeps everything else out."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from game.reports.html.markup import Html, Part, element, joined

STYLE = """
:root { color-scheme: light dark; --ink: #1d2126; --ground: #fff; --quiet: #565d66;
  --line: #c3c8ce; --accent: #0b5a8a; --soft: #e4eef5; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e6e9; --ground: #16191d;
  --quiet: #a9b0b8; --line: #454c55; --accent: #7cc0ee; --soft: #20303c; } }
* { box-sizing: border-box; }
body { margin: 2rem auto; max-width: 46rem; padding: 0 1rem; color: var(--ink);
  background: var(--ground); font: 1rem/1.5 Georgia, "DejaVu Serif", serif;
  overflow-wrap: anywhere; }
h1, h2, h3, h4, table, figure { font-family: "Segoe UI", "DejaVu Sans", sans-serif; }
h1, h2, h3, h4 { line-height: 1.25; }
h1 { font-size: 1.7rem; }
h2 { font-size: 1.3rem; margin-top: 2.4rem; padding-top: .6rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin-top: 1.6rem; }
h4 { font-size: 1rem; }
p, li, th, td, pre, blockquote, h1, h2, h3, h4 { unicode-bidi: plaintext; text-align: start; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; margin: 1rem 0; }
th, td { vertical-align: top; padding: .35rem .5rem; overflow-wrap: break-word;
  border-bottom: 1px solid var(--line); }
table.chosen, tr.parting th, tr.parting td { background: var(--soft); }
.options { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
  gap: .8rem 1.4rem; align-items: start; }
.options table { margin: 0; font-size: .75rem; line-height: 1.3; }
.options th { font-size: .85rem; }
.options td { padding: .12rem .4rem; border: 0; }
.options td:nth-child(2) { width: 33%; white-space: nowrap; }
.options td:last-child { width: 24%; }
.options tr.came { font-weight: bold; }
.grounds, table ul { font-size: .85em; color: var(--quiet); font-weight: normal; }
.grounds ul, li ul { margin: .15rem 0; padding-left: 1.2rem; }
table ul { margin: .2rem 0 0; padding-left: 1rem; }
figure { margin: 1rem 0; }
figcaption, .quiet { color: var(--quiet); font-size: .875rem; }
svg { display: block; width: 100%; height: auto; }
svg.bar { width: 100%; min-width: 3rem; height: .8rem; }
svg text { font-size: 13px; fill: var(--ink); }
.map { list-style: none; padding: 0; margin: 1rem 0; font-size: .875rem;
  font-family: "Segoe UI", "DejaVu Sans", sans-serif; }
.map li { display: flex; gap: .6rem; break-inside: avoid; }
.map li > div:last-child { padding: .1rem 0 .5rem; line-height: 1.35; }
.map p { margin: .1rem 0; color: var(--quiet); }
.map .never { color: var(--quiet); }
.rails { display: flex; flex-direction: column; flex: none; }
.rails svg { width: auto; height: auto; flex: none; }
.rails svg.between { flex: 1 1 0; min-height: 0; }
.rails path { fill: none; stroke: var(--line); stroke-width: 1.5;
  vector-effect: non-scaling-stroke; }
.rails path.lit { stroke: var(--accent); stroke-width: 3.5; }
.rails .place { fill: var(--ink); stroke: var(--ink); stroke-width: 1.5; }
.never .place { fill: var(--ground); stroke: var(--quiet); }
.grid { stroke: var(--line); stroke-width: 1; }
.course { fill: none; stroke: var(--accent); stroke-width: 2.5; }
.point { fill: var(--accent); }
.track { fill: none; stroke: var(--line); }
.range { fill: var(--accent); fill-opacity: .35; }
.mark { fill: var(--ink); }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid var(--line);
  white-space: pre-line; }
.written li { white-space: pre-line; }
pre, code { white-space: pre-wrap; font-family: "DejaVu Sans Mono", monospace; }
@media print { @page { margin: 1.6cm; }
  :root { color-scheme: light; --ink: #000; --ground: #fff; --quiet: #444; --line: #999;
    --accent: #0b5a8a; --soft: #eee; }
  body { margin: 0; max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.35; }
  h2 { margin-top: 1.2rem; } h3 { margin-top: .8rem; } p { margin: .5rem 0; }
  .options { grid-template-columns: 1fr 1fr; gap: .5rem 1rem; } .options table { font-size: 7.5pt; }
  .options th { font-size: 8pt; } figure svg { max-width: 14cm; }
  h1, h2, h3, h4 { break-after: avoid; break-inside: avoid; }
  figure, tr, li, blockquote, .options table { break-inside: avoid; }
  h2 + p, h3 + p { break-after: avoid; } table { font-size: 8pt; margin: .4rem 0; }
  td, th { padding: .2rem .4rem; }
  thead { display: table-header-group; }
  p { orphans: 3; widows: 3; }
  .range, table.chosen, tr.parting * { print-color-adjust: exact; } }
"""


def _policy(style: str) -> str:
    """Return what a page may load and do: nothing but its own style."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def page(title: str, language: str, *parts: Part, style: str = "") -> str:
    """Return a whole document.

    Args:
        title: in plain text.
        language: its BCP 47 tag.
        parts: of its body.
        style: what it needs beyond the look that every page has.
    """
    whole = STYLE + style
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(whole)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", Html(whole)),
    )
    body = element("body", element("main", *(joined(part, Html("\n")) for part in parts)))
    return f"<!DOCTYPE html>\n{element('html', head, body, lang=language)}\n"
