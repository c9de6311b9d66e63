"""Containers from outside, opened with limits."""
