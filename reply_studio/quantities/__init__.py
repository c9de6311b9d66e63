"""Numbers in official Chinese text with unit and what is counted. Pure."""
