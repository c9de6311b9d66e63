"""The one place that makes a Letter out of a case. Pure."""

from reply_studio.composing.handing_back import GivenBack, compose_handback
from reply_studio.composing.item import session_name
from reply_studio.composing.letter import PAPERS, compose
from reply_studio.composing.profile import Profile, profile_of
from reply_studio.composing.reminding import Reminded, compose_reminder

__all__ = [
    "PAPERS",
    "GivenBack",
    "Profile",
    "Reminded",
    "compose",
    "compose_handback",
    "compose_reminder",
    "profile_of",
    "session_name",
]
