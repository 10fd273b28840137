"""Documents from a report's blocks; each format is one module."""
