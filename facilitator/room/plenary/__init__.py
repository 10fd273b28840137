"""Plenary: the same question from all libraries side by side, and lots drawn among them. Pure; nobody is named."""
