"""The two themes: quiet, few colours; what they say is said by words and marks too."""

from textual.theme import Theme

DARK = Theme(
    name="studio-dark",
    primary="#5b9bd5",
    secondary="#7f8fa6",
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
)
THEMES = {"dark": DARK, "light": LIGHT}
"""Name in config.toml → theme."""
