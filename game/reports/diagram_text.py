"""Diagrams in the languages that draw them: Mermaid and Graphviz's DOT."""

from __future__ import annotations

from game.reports.cells import wrap
from game.reports.diagrams import Diagram, Kind, Node

_LIT = "#b45309"
_SHAPES: dict[Kind, tuple[str, str]] = {
    "decision": ("{{", "}}"),
    "inject": ("[", "]"),
    "quiet": (">", "]"),
    "ending": ("([", "])"),
}
_DOT_SHAPES: dict[Kind, str] = {
    "decision": 'shape=hexagon, style=filled, fillcolor="#e8eef7"',
    "inject": 'shape=box, style="rounded,filled", fillcolor="#ffffff"',
    "quiet": 'shape=cds, style="filled,dashed", fillcolor="#f3f4f6"',
    "ending": 'shape=box, peripheries=2, style=filled, fillcolor="#eef6ee"',
}

_DOT_GROUP = 'style="rounded,dashed", color="#bbbbbb", fontsize=11, labeljust=l'
_EDGE = 46
"""No line beside an edge has more characters."""


def mermaid(diagram: Diagram) -> str:
    """Return a Mermaid flowchart.

    https://mermaid.js.org/syntax/flowchart.html: text in quotes may hold anything, with character
    entities for what would be read as markup; node ids get a prefix, as ``end`` is a keyword.
    """
    lines = ["---", f"title: {_yaml(diagram.title)}", "---", "flowchart TD"]
    lines.append(f"  begin(( )) --> s_{diagram.start}")
    for number, (group, nodes) in enumerate(diagram.groups.items(), 1):
        inside = [_mermaid_node(node) for node in nodes]
        if group:
            inside = [f'  subgraph g_{number}["{_entities(group)}"]', *inside, "  end"]
        lines += inside
    lit = []
    for number, edge in enumerate(diagram.edges, 1):
        label = f'|"{_entities(edge.label)}"|' if edge.label else ""
        lines.append(f"  s_{edge.source} -->{label} s_{edge.target}")
        if edge.lit:
            lit.append(str(number))
    lines += [
        "  classDef decision fill:#e8eef7,stroke:#33507a,color:#111",
        "  classDef inject fill:#fff,stroke:#555,color:#111",
        "  classDef quiet fill:#f3f4f6,stroke:#888,stroke-dasharray:4,color:#111",
        "  classDef ending fill:#eef6ee,stroke:#2f6b35,stroke-width:3px,color:#111",
        f"  classDef lit fill:#fff4e0,stroke:{_LIT},stroke-width:3px,color:#111",
    ]
    if lit:
        lines.append(f"  linkStyle {','.join(lit)} stroke:{_LIT},stroke-width:3px")
    return "\n".join(lines) + "\n"


def _mermaid_node(node: Node) -> str:
    opens, closes = _SHAPES[node.kind]
    mark = ":::lit" if node.lit else f":::{node.kind}"
    return f'  s_{node.name}{opens}"{_entities(node.title)}"{closes}{mark}'


def dot(diagram: Diagram) -> str:
    """Return a graph in Graphviz's language (https://graphviz.org/doc/info/lang.html)."""
    lines = [
        "digraph scenario {",
        "  graph [labelloc=t, rankdir=TB, nodesep=0.35, ranksep=0.7];",
        f'  graph [label="{_quoted(diagram.title)}", fontname="Helvetica"];',
        '  node [fontname="Helvetica", fontsize=12, margin="0.15,0.08"];',
        '  edge [fontname="Helvetica", fontsize=9, color="#555555"];',
        '  "begin" [shape=point, width=0.15];',
        f'  "begin" -> "s_{diagram.start}";',
    ]
    for number, (group, nodes) in enumerate(diagram.groups.items(), 1):
        inside = [_dot_node(node) for node in nodes]
        if group:
            look = f'label="{_quoted(group)}", {_DOT_GROUP}'
            inside = [f"  subgraph cluster_{number} {{ graph [{look}];", *inside, "  }"]
        lines += inside
    for edge in diagram.edges:
        lit = f', color="{_LIT}", penwidth=3' if edge.lit else ""
        ends = f'"s_{edge.source}" -> "s_{edge.target}"'
        lines.append(f'  {ends} [label="{_lines(edge.label)}"{lit}];')
    return "\n".join([*lines, "}"]) + "\n"


def _dot_node(node: Node) -> str:
    lit = f', color="{_LIT}", penwidth=3' if node.lit else ""
    return f'  "s_{node.name}" [label="{_quoted(node.title)}", {_DOT_SHAPES[node.kind]}{lit}];'


def _lines(label: str) -> str:
    """Write an edge's lines, flush left and none too long."""
    wrapped = [
        part for line in label.split("\n") for part in wrap(line, _EDGE, "", "   ") if part.strip()
    ]
    return "".join(f"{_quoted(part)}\\l" for part in wrapped)


def _entities(text: str) -> str:
    """Write all but letters, digits and harmless marks as Mermaid's character entities."""
    return "".join(
        "<br/>"
        if one == "\n"
        else one
        if one.isalnum() or one in " .,:?!'()/-_+"
        else f"#{ord(one)};"
        for one in text
    )


def _quoted(text: str) -> str:
    """Escape a text for DOT's double quotes; backslashes are escapes of labels there."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _yaml(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
