"""The themes: quiet, few colours; what they say is said by words and marks too.

A terminal of 16 colours gets themes of its own: between so few, softened colours would fall on each other.
"""

from collections.abc import Mapping

from textual.theme import Theme

DARK = Theme(
    name="studio-dark",
    primary="#5b9bd5",
    secondary="#8a99ae",
    accent="#d7a65f",
    warning="#d7a65f",
    error="#e06c75",
    success="#8fbf7f",
    foreground="#d8dee9",
    background="#1b1f27",
    surface="#1b1f27",
    panel="#252b36",
    dark=True,
    text_alpha=1.0,
    variables={"scroll": "#45536a", "cursor-line": "#2f4459", "cursor-style": "none", "row-style": "bold"},
)
LIGHT = Theme(
    name="studio-light",
    primary="#1f5f99",
    secondary="#5c6b7a",
    accent="#8a5a00",
    warning="#8a5a00",
    error="#b00020",
    success="#2e6b2e",
    foreground="#1c1c1c",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#ecebe6",
    dark=False,
    text_alpha=1.0,
    variables={"scroll": "#c4c2b8", "cursor-line": "#cfdfee", "cursor-style": "none", "row-style": "bold"},
)
THEMES = {"dark": DARK, "light": LIGHT}
"""Name in config.toml → theme."""

_BLACK, _WHITE, _GREY = "#000000", "#ffffff", "#c0c0c0"
DARK_16 = Theme(
    name="studio-dark",
    primary="#00ffff",
    secondary=_GREY,
    accent="#ffff00",
    warning="#ffff00",
    error="#ff0000",
    success="#00ff00",
    foreground=_WHITE,
    background=_BLACK,
    surface=_BLACK,
    panel="#000080",
    dark=True,
    text_alpha=1.0,
    variables={"scroll": _GREY, "cursor-line": _BLACK, "cursor-style": "reverse", "row-style": "bold reverse"},
)
LIGHT_16 = Theme(
    name="studio-light",
    primary="#000080",
    secondary=_BLACK,
    accent="#800080",
    warning="#800080",
    error="#800000",
    success="#008000",
    foreground=_BLACK,
    background=_WHITE,
    surface=_WHITE,
    panel=_GREY,
    dark=False,
    text_alpha=1.0,
    variables={"scroll": "#808080", "cursor-line": "#00ffff", "cursor-style": "none", "row-style": "bold"},
)
FEW = {"dark": DARK_16, "light": LIGHT_16}
"""The same for terminals of 16 colours."""


def themes(color_system: str | None) -> Mapping[str, Theme]:
    """Those that fit a terminal: rich's name of its colours, ``standard`` for 16."""
    return FEW if color_system == "standard" else THEMES
