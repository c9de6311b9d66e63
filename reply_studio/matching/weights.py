"""How much every kind of evidence counts: a conditional logit, fitted on gold alignments with a quadratic penalty.

Half of the fitting data lacked the vocabulary words that only its own case uses, so that the weights do not lean on a
complete thesaurus; the probabilities are therefore as true for subjects that the thesaurus hardly knows. ``context`` (a
heading above the passage) and ``habit`` (what the unit answered before) are set by hand, the latter as small as a duty:
the gold letters have neither.
"""

from typing import Final

FIRST_STAGE: Final = {
    "gram": 1.23,
    "group": 5.03,
    "char": 3.07,
    "char_cover": 4.74,
    "lead": 1.87,
    "inner": -2.84,
    "duty": 1.37,
    "context": 5.00,
    "char_field": 7.08,
    "pair_field": 4.35,
    "habit": 1.00,
    "clause": 0.82,
    "none": 0.05,
    "sourced": 4.23,
    "bare": 2.84,
}
"""From the two texts alone; ``none``, ``sourced`` and ``bare`` speak for answering nothing."""

SECOND_STAGE: Final = {
    "gram": 0.84,
    "group": 5.01,
    "char": 2.76,
    "char_cover": 4.37,
    "lead": 1.62,
    "inner": -2.77,
    "duty": 1.08,
    "context": 5.00,
    "char_field": 7.04,
    "pair_field": 4.07,
    "habit": 1.00,
    "clause": 0.70,
    "vote": 5.27,
    "before": 1.11,
    "taken": -0.67,
    "none": 0.03,
    "sourced": 4.63,
    "bare": 2.77,
}
"""With what is believed of the other passages."""

CLAIM: Final = 0.27
"""From this probability on the best suggestion is claimed."""
CLAIM_MORE: Final = 0.38
"""From this probability on a further suggestion is claimed beside the best one."""
SURE: Final = 0.95
"""From this probability on a claim is sure where the two texts share a word and the suggestion has none below it.

With each gold case left out of the fit in turn, of 69 such pairs none was wrong with the whole thesaurus, and of 57 one
with a thinned one; on the invented cases none of 22.
"""
