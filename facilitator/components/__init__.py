"""One module per component: its records, its pure rules, its report section, and `COMPONENT`."""
