"""The Textual screens: they show records and turn keys into edits.

`screens` may import `facilitator`; `facilitator` never imports `screens`.
"""
