"""What every packet says, whatever the scenario: how to lead the exercise, and what to look for.

It is general practice with exercises of this kind. Nothing here knows a scenario.
"""

from __future__ import annotations


def _items(text: str) -> tuple[str, ...]:
    """Return what stands between blank lines, each as one line."""
    return tuple(" ".join(item.split()) for item in text.strip().split("\n\n"))


FOR_THE_INSTRUCTOR = (
    "For the instructor alone: everything that can happen stands here. The handout and the sheets "
    "behind it are for students, and give nothing away."
)

WHAT_IT_IS = _items("""
It is an exercise in deciding while much is uncertain, and in saying why. Every consequence in it
rests on a claim, which is somebody's, or on an assumption, which is the author's.

It is not a forecast, and not an account of what was bound to happen. The odds in this guide
follow from the assumptions; they say nothing about how likely things are in the world.

It is not a test. No option is the right one, and a sound decision can end badly. What can be
discussed is how a decision was reasoned: what was known and who said so, what was expected and
how firmly, and what would have changed it.
""")

BEFORE = _items("""
Print this document. Give the handout to everybody, and keep the guide and the other sheets.

Read the decisions in order, at least once, and play the scenario once yourself.

Decide how it is played: on one screen before the whole class; in groups of three to five, each at
a screen of its own; or by each student beforehand, with the class for the debrief.

Where several groups play, give all of them the same seed: then what chance brings does not
explain why they end in different places.

Where there are advisers, give each office to somebody. They argue its case at each decision
before anybody chooses, whatever they think of it themselves.
""")

DURING = _items("""
The program keeps the account: it knows what follows from what. The sheets are for writing, and do
not replace it.

On the screen the options stand in the same order as on the sheets, with numbers for letters. An
option that is on no sheet comes in between there, and moves the numbers of those after it.

Hand out the sheet of a decision when the class comes to it, not before. A later sheet tells that
its decision can come.

What a sheet cannot hold, because it depends on the way taken, is read from the screen, or told by
you from this guide.

Let everybody write a reason, a likelihood and what would prove them wrong before the choice is
made, and collect the sheets: after the outcome nobody remembers what they expected.

Choose by argument if you can, by vote if you must; note who was against it, and why.
""")

ASK_BEFORE = _items("""
What do we know, and who says so? What do we only believe?

What do you expect to come of it, and how likely is that, in one of the seven words?

What would have to happen for you to say that you were wrong?

Who is not in the room, and what will they be able to do about it?

Make the best case for the option that you like least.
""")

ASK_AFTER = _items("""
Did you expect that? If not, which of your beliefs was it that failed?

What of it came from the choice, what from chance, and what from an assumption of the author?

Would you have chosen otherwise, knowing no more than you did then?
""")

DEBRIEF = _items("""
Allow about as long for the debrief as for play; it is where most is learned. Keep to one order:
first what happened, then why, then what to make of it.

Begin with what was chosen and what was expected, from the sheets, before anybody speaks of how it
ended.

Keep how a decision was made apart from how it turned out. Another group's ending, or the odds in
this guide, show that the same choice can end elsewhere.

Then open the assumptions: which of them does the class find least convincing, and would another
value have changed the ending? The debrief of the program answers that for the game that was
played.

End with what somebody could do differently in a decision of their own.
""")

RUBRIC_LEAD = (
    "This is general practice in judging how a decision was reasoned, and not taken from the "
    "scenario. None of it asks which option was chosen, or how it ended."
)

RUBRIC = (
    (
        "Facts, claims, beliefs",
        "Says what is known, how it is known, and who says so; names what is missing.",
        "Takes a claim for a fact, or doubt for a reason to do what was preferred anyway.",
    ),
    (
        "Likelihood",
        "Says how likely, in words with an agreed meaning, and changes them when evidence does.",
        "Says that things may happen, or will; is as sure after bad news as before.",
    ),
    (
        "Alternatives",
        "Can put the best case for an option that was not taken, and says what it would cost.",
        "Compares the favourite with nothing, or with an option that nobody proposed.",
    ),
    (
        "Others",
        "Says what each party will have heard, what it wants, and what it can do next.",
        "Treats others as numbers on a gauge, or as though they wanted what we want.",
    ),
    (
        "Being wrong",
        "Names beforehand what would show it to be wrong, and looks for it afterwards.",
        "Finds after the event that everything was to be expected.",
    ),
    (
        "Decision and outcome",
        "Judges the decision by what could be known then, and tells luck from judgement.",
        "Judges it by how it ended.",
    ),
)

BRACKETS = (
    "Words in [square brackets] stand for a value at that moment, which the screen shows. "
    "“Where …” says when something is told, offered or done."
)

MARKS = (
    "C and A with a number refer to the claims and the assumptions further below. A change that "
    "rests on an assumption has its plausible range beside it. Beside a draw stands the point that "
    "the game draws by, and how far the likelihood's range reaches."
)

ODDS_EXACT = (
    "Worked out exactly, over everything that can happen, for a player who picks evenly among the "
    "options on offer: the point, and the least and the greatest that the ranges of the "
    "likelihoods allow."
)

ODDS_OF_OPTIONS = (
    "Under each option the point is weighted by how often the option is on offer; the range "
    "reaches from the least to the greatest over all situations that offer it."
)

SAY_LESS = "Show the odds to students in the debrief, if at all; nobody is marked by them."

WHAT_MATTERS = (
    "Each assumption was set to the least and to the most of its plausible range, all others as "
    "they are. The column shows the ending whose odds move most."
)

NOT_WORKED_OUT = (
    "What each of them does to the odds was not worked out: there are too many situations."
)

STANDS_FOR = "Words in [square brackets] stand for a value at this moment, which the screen shows."
TELLS_MORE = "What else is so, your instructor tells you."
MAY_BE_MORE = "There may be more options than these; your instructor says so."
ASKED = "On offer only where your instructor, or the screen, says so."
NOT_YET = "Not on offer yet."
ON_THE_SHEET = "Write before anybody chooses. It is not marked; you will need it in the debrief."
