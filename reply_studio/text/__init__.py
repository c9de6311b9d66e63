"""Chinese numbered text: numbering, widths, punctuation, sentences. Pure."""
