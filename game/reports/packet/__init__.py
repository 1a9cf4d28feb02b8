"""The instructor's packet as data: the guide, the handout, and the sheets that are given out.

Everything in it is either the author's, from the scenario's file, or said of every scenario alike
(:mod:`game.reports.packet.generic`). Fields that hold the author's prose are Markdown and say so;
everything else is plain text.
"""
