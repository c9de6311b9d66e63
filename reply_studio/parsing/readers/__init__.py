"""Bytes become blocks: one module a format."""
