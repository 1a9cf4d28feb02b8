"""How the packet looks on screen and on paper, beyond what every page has."""

from __future__ import annotations

STYLE = """
.part { border-top: 4px solid var(--ink); margin-top: 4rem; }
.part > h1 { margin-bottom: .2rem; }
.part:first-child { border: 0; margin-top: 0; }
.alone { font-weight: bold; }
a { color: inherit; text-decoration-color: var(--accent); }
a:focus-visible { outline: 2px solid var(--accent); }
h2 .kind { display: block; font-size: .8rem; font-weight: normal; color: var(--quiet); }
.option { border-top: 1px solid var(--line); padding-top: .8rem; }
.told { border-left: 3px solid var(--line); padding-left: .8rem; margin: .6rem 0; }
.told > p { margin: .5rem 0; }
.when { font-style: italic; color: var(--quiet); font-family: "Segoe UI", "DejaVu Sans", sans-serif;
  font-size: .85em; }
.marks, .unseen { color: var(--quiet); font-size: .85em; }
.notes { background: var(--soft); padding: .1rem .8rem; margin: .8rem 0; }
.ways, .effects { padding-left: 1.1rem; margin: .4rem 0; }
.ways > li, .effects > li { margin: .3rem 0; }
.ways > li { list-style: "→ "; }
.lead { font-family: "Segoe UI", "DejaVu Sans", sans-serif; font-size: .9em; }
.leads { margin: .4rem 0; font-family: "Segoe UI", "DejaVu Sans", sans-serif; font-size: .9em; }
.arguments { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
  gap: 0 1.2rem; }
.arguments p { margin: .3rem 0; } .arguments ul { margin: .3rem 0; padding-left: 1.1rem; }
.arguments .head { margin: .6rem 0 .2rem; font: bold .8rem "Segoe UI", "DejaVu Sans", sans-serif;
  color: var(--quiet); }
.scroll { overflow-x: auto; }
.odds { font-size: .8rem; } .odds td, .odds thead th { min-width: 4.6rem; }
.odds td { white-space: nowrap; } .odds svg.bar { min-width: 3.5rem; }
.odds th:first-child { min-width: 5.5rem; }
.range-words { color: var(--quiet); font-size: .85em; }
.grounds-table th:first-child, .grounds-table td:first-child { width: 2.6rem; }
.grounds-table td:nth-child(3) { width: 25%; } .grounds-table td:nth-child(4) { width: 30%; }
.grounds-table td p { margin: 0; }
.number, .contents td { white-space: nowrap; } .contents td:nth-child(3),
.contents td:last-child { white-space: normal; } .contents td:last-child { width: 27%; }
td p { margin: 0 0 .4rem; } td ul { margin: 0; }
.line { border-bottom: 1px solid var(--quiet); height: 1.9rem; }
.lines { margin: .3rem 0 1rem; }
.words { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; padding: 0; list-style: none; }
.words li { white-space: nowrap; }
.box { display: inline-block; width: .8em; height: .8em; border: 1px solid var(--ink);
  margin-right: .4em; }
.fill { display: inline-block; min-width: 7rem; border-bottom: 1px solid var(--quiet); }
.blanks { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
  gap: .3rem 1.5rem; padding: 0; list-style: none; }
.blanks li { display: flex; gap: .5rem; } .blanks .fill { flex: 1; min-width: 3rem; }
.answer p, .answer ul { margin: .3rem 0; } .answer h3 { margin-bottom: 0; }
.overall td:last-child { width: 45%; } .overall svg.bar { height: .9rem; }
@page { @bottom-right { content: counter(page); font: 8pt sans-serif; } }
@page guide { @bottom-left { content: "Instructor's guide"; font: 8pt sans-serif; } }
@page handout { @bottom-left { content: "Student handout"; font: 8pt sans-serif; } }
@page sheet { @bottom-left { content: "Decision sheet"; font: 8pt sans-serif; } }
@media print {
  .part { border: 0; margin: 0; break-before: page; }
  .part:first-child { break-before: auto; }
  .guide { page: guide; } .handout { page: handout; } .sheet { page: sheet; }
  .sheet { break-before: page; }
  section > h2:first-child { margin-top: .8rem; }
  a { text-decoration: none; }
  .guide { font-size: 8.5pt; line-height: 1.3; }
  .guide h1 { font-size: 18pt; } .guide h2 { font-size: 13pt; margin-top: 6mm; padding-top: 2mm; }
  .guide h3 { font-size: 10pt; margin: 3mm 0 1mm; } .guide h4 { font-size: 9pt; margin: 2mm 0 1mm; }
  .guide p { margin: 1.2mm 0; } .guide ul, .guide ol { margin: 1.2mm 0; padding-left: 4mm; }
  .guide table { font-size: 7.5pt; } .guide .told { margin: 1.5mm 0; }
  .guide .quiet, .guide code { font-size: 7.5pt; }
  p:has(+ table), :has(+ .scroll), p:has(+ ol) { break-after: avoid; }
  .columns { columns: 2; column-gap: 6mm; }
  .columns > .told:first-child > :first-child { margin-top: 0; }
  .odds, .overall, .notes, .arguments > div, .effects > li { break-inside: avoid; }
  .ways > li { break-inside: auto; }
  .ways > li > .lead, .ways > li > .when, .told > .when { break-after: avoid; }
  .leads { break-before: avoid; }
  .answer { break-inside: avoid; }
  .scroll { overflow: visible; }
  .odds { font-size: 7.5pt; } .odds td, .odds thead th { min-width: 0; }
  .odds svg.bar { min-width: 0; height: .55rem; }
  .handout, .sheet { font-size: 9.5pt; line-height: 1.35; }
  .handout h1, .sheet h1 { font-size: 16pt; margin: 0 0 2mm; }
  .handout h2 { font-size: 12.5pt; }
  .handout h3, .sheet h2 { border: 0; padding: 0; font-size: 10.5pt; margin: 3mm 0 1mm; }
  .handout p, .sheet p { margin: 1.5mm 0; } .handout ul, .sheet ul { margin: 1.5mm 0; }
  .handout .option, .sheet .option { border-top: 1px solid var(--line); padding-top: 1mm; }
  .handout .quiet, .sheet .quiet { font-size: 8.5pt; }
  .choice { break-inside: avoid; }
  .handout .arguments, .sheet .arguments { font-size: 8.5pt; grid-template-columns: 3fr 3fr 2fr; }
  .arguments .head { font-size: 8pt; margin: 1mm 0 0; }
  .handout .arguments ul, .sheet .arguments ul { margin: .5mm 0; padding-left: 4mm; }
  .line { height: 8.5mm; } .lines { margin: 0 0 2mm; }
  .notes { print-color-adjust: exact; }
}
"""
