"""How much every kind of evidence counts: a conditional logit, fitted on gold alignments with a quadratic penalty.

Half of the fitting data lacked the vocabulary words that only its own case uses, so that the weights do not lean on a
complete thesaurus; the probabilities are therefore as true for subjects that the thesaurus hardly knows. ``context`` (a
heading above the passage) and ``habit`` (what the unit answered before) are set by hand, the latter as small as a duty:
the gold letters have neither.
"""

from typing import Final

FIRST_STAGE: Final = {
    "gram": 0.99,
    "group": 3.69,
    "char": 2.41,
    "char_cover": 3.73,
    "lead": 1.58,
    "inner": -1.59,
    "duty": 1.42,
    "context": 5.00,
    "char_field": 5.29,
    "pair_field": 2.90,
    "habit": 1.00,
    "none": -0.17,
    "sourced": 3.78,
}
"""From the two texts alone; ``none`` and ``sourced`` speak for answering nothing."""

SECOND_STAGE: Final = {
    "gram": 0.70,
    "group": 3.76,
    "char": 2.06,
    "char_cover": 3.31,
    "lead": 1.27,
    "inner": -1.45,
    "duty": 0.94,
    "context": 5.00,
    "char_field": 5.28,
    "pair_field": 2.55,
    "habit": 1.00,
    "vote": 3.81,
    "before": 1.03,
    "taken": -0.28,
    "none": -0.03,
    "sourced": 4.00,
}
"""With what is believed of the other passages."""

CLAIM: Final = 0.27
"""From this probability on the best suggestion is claimed."""
CLAIM_MORE: Final = 0.38
"""From this probability on a further suggestion is claimed beside the best one."""
SURE: Final = 0.92
"""From this probability on a claim is sure where the two texts share a word and the suggestion has none below it.

With each gold case left out of the fit in turn, of 69 such pairs none was wrong with the whole thesaurus, and of 57 one
with a thinned one; on the invented cases none of 22.
"""
