"""Voting on the screen: a participant's ballot, and the facilitator's windows for those without a device, options and ties."""
