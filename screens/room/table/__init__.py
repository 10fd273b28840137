"""The participants' side of a meeting: the line on top, the meeting's page, and the page for those who come late."""
