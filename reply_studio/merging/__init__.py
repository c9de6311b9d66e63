"""Units' inputs against the outline: dispositions and conflicts. Pure."""
