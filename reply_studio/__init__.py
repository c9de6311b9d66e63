"""Reply Studio: draft, review and issue official replies to proposals (提案) and suggestions (建议)."""

__version__ = "0.1.0"
