"""The one place that makes a Letter out of a case. Pure."""
