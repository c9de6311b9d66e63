"""Which passage answers which suggestion, and what two units say twice. Pure."""
