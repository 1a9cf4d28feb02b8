"""The whole packet as one document."""

from __future__ import annotations

from game.reports.html.packet.guide import guide_part
from game.reports.html.packet.students import handout_part, sheet_part
from game.reports.html.packet.style import STYLE
from game.reports.html.page import page
from game.reports.packet.document import Packet


def packet_html(packet: Packet) -> str:
    """Return the packet as a document of HTML that needs nothing else."""
    title = packet.handout.title
    return page(
        f"{title}: instructor's packet",
        packet.language,
        guide_part(packet),
        handout_part(packet.handout),
        *(sheet_part(one, title) for one in packet.sheets),
        style=STYLE,
    )
