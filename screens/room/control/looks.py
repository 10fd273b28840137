"""How the control view is laid out: one column on a small screen, people and agenda beside it on a larger one."""

from __future__ import annotations

from typing import Final

LOOKS: Final = """
    ControlScreen #start { height: 1fr; padding: 1 3; }
    ControlScreen #room { height: 1fr; display: none; }
    ControlScreen.-running #room { display: block; }
    ControlScreen.-running #start { display: none; }
    ControlScreen #now { width: 1fr; height: 1fr; padding: 1 2 0 3; }
    ControlScreen.-short #now { padding: 0 1 0 2; }
    ControlScreen #now Static { height: auto; }
    ControlScreen #task { max-height: 4; }
    ControlScreen #big-place { height: 9; display: none; margin-top: 1; max-width: 76; }
    ControlScreen.-tall.-timed #big-place { display: block; }
    ControlScreen.-tall.-timed #small-place { display: none; }
    ControlScreen #time { height: auto; margin-bottom: 1; }
    ControlScreen.-short #time { margin: 0; }
    ControlScreen #time Static { width: 1fr; color: $text-success; }
    ControlScreen #small-place { height: 1; width: auto; display: none; }
    ControlScreen.-timed #small-place { display: block; }
    ControlScreen #small-place Countdown { margin-right: 2; }
    ControlScreen.-tall #wall { margin-bottom: 1; }
    ControlScreen #private { height: 1fr; border-top: solid $border-blurred; }
    ControlScreen #private-text { max-width: 76; }
    ControlScreen #following { border-top: solid $border-blurred; }
    ControlScreen.-short #private, ControlScreen.-short #following { border: none; }
    ControlScreen.-short #private { margin-top: 1; }
    ControlScreen #side { width: 48; height: 1fr; padding: 1 1 0 2; display: none; border-left: solid $border-blurred; }
    ControlScreen #people { height: auto; max-height: 55%; margin-bottom: 1; scrollbar-size: 0 1; }
    ControlScreen #agenda { height: 1fr; scrollbar-size: 0 1; }
    ControlScreen.-short #side { padding: 0 2; }
    ControlScreen.-beside #room { layout: horizontal; }
    ControlScreen.-running.-beside #side { display: block; }
    ControlScreen.-wide #side { width: 64; padding: 1 2 0 3; }
    ControlScreen.-on-side #now { display: none; }
    ControlScreen.-on-side #side { display: block; width: 1fr; border: none; }
    ControlScreen.-on-side #people { height: 1fr; max-height: 100%; }
    ControlScreen.-on-people #agenda { display: none; }
    ControlScreen.-on-agenda #people { display: none; }
    ControlScreen.-beside #short-done { display: none; }
    ControlScreen #said { height: auto; min-height: 1; max-height: 2; padding: 0 3; color: $text-muted; }
    """
