"""The use-cases: every change to a case is made here, by the terminal and the command line alike."""
