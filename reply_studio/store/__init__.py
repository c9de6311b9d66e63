"""Cases as TOML files, a journal and history; every change one commit."""
