"""A Letter becomes a Word file."""
