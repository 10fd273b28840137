"""Measurements of what a person feels: start, keys, saving, arithmetic, memory. Run them with `make bench`.

Every figure stands beside a floor measured in the same run: the smallest thing that could do the same work (a Textual app
of one label and one input, stock TinyDB, writing the bytes and flushing them). Ratios to a floor hold on any machine;
milliseconds do not. A figure over its bar is shown as such and never fails anything: only a benchmark that cannot run
at all gives an exit code other than 0.
"""
