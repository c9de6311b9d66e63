"""Received files become typed values, with a report of what was not understood."""
