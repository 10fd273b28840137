"""Facilitator: the course on good partnerships for public libraries, without any screen.

This module imports nothing, so that `facilitator --version` answers at once.
"""

__version__ = "0.1.0"
