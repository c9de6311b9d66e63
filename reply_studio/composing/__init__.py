"""The one place that makes a Letter out of a case. Pure."""

from reply_studio.composing.item import session_name
from reply_studio.composing.letter import PAPERS, compose
from reply_studio.composing.profile import Profile, profile_of

__all__ = ["PAPERS", "Profile", "compose", "profile_of", "session_name"]
