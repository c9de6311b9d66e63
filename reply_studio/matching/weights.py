"""How much every kind of evidence counts: a conditional logit, fitted on gold and invented alignments.

A quadratic penalty draws the weights towards those that the gold alone gives. Two thirds of the fitting data lacked the
vocabulary words that only its own case uses, so that the weights do not lean on a complete thesaurus; the probabilities
are therefore as true for subjects that the thesaurus hardly knows. ``context`` (a heading above the passage) and
``habit`` (what the unit answered before) are set by hand, the latter as small as a duty: the fitting data has neither.
"""

from typing import Final

FIRST_STAGE: Final = {
    "gram": 1.09,
    "group": 4.60,
    "char": 2.73,
    "char_cover": 4.14,
    "lead": 1.75,
    "inner": -2.73,
    "duty": 1.47,
    "context": 7.00,
    "char_field": 6.69,
    "pair_field": 4.30,
    "habit": 1.50,
    "clause": 0.87,
    "none": 0.16,
    "sourced": 3.99,
    "bare": 2.88,
}
"""From the two texts alone; ``none``, ``sourced`` and ``bare`` speak for answering nothing."""

SECOND_STAGE: Final = {
    "gram": 0.74,
    "group": 4.60,
    "char": 2.41,
    "char_cover": 3.76,
    "lead": 1.49,
    "inner": -2.66,
    "duty": 1.18,
    "context": 7.00,
    "char_field": 6.69,
    "pair_field": 3.98,
    "habit": 1.40,
    "clause": 0.77,
    "vote": 4.67,
    "before": 1.16,
    "taken": -0.71,
    "none": 0.12,
    "sourced": 4.32,
    "bare": 2.79,
}
"""With what is believed of the other passages."""

CLAIM: Final = 0.27
"""From this probability on the best suggestion is claimed."""
CLAIM_MORE: Final = 0.38
"""From this probability on a further suggestion is claimed beside the best one."""
SURE: Final = 0.95
"""From this probability on a claim is sure where the two texts share a word, the suggestion has none below it and the
passage opens with its own deed.

Of 73 such pairs of the gold cases none is wrong; of 100 of invented cases, two at most.
"""
