"""The screens of a meeting: its plan, the facilitator's control view, the wall, and the tables' page."""
