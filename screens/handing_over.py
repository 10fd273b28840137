"""A computer that is handed over: somebody from outside the library sits at it, with nothing but their own page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

if TYPE_CHECKING:
    from screens.base import ComponentScreen

OURS_ALONE = frozenset(
    {
        "activity",
        "leave",
        "offers",
        "people",
        "redo",
        "report",
        "room",
        "search",
        "since",
        "step",
        "toggle_guide",
        "toggle_map",
        "undo",
    }
)
"""What a guest cannot do: it would show what is ours, or change it."""


class HandingOver:
    """Mixin of `ComponentScreen`. A component that hands over names its sentence `GIVE_BACK_FIRST`.

    While `handed_over`, course map, guide and the lines above the work are hidden, the page can only be left by giving the
    computer back, and edits are taken back by nobody: neither ours by the guest nor the guest's by us afterwards.
    """

    GIVE_BACK_FIRST: ClassVar[str] = ""
    """The word of the component that says how the computer is given back."""

    @property
    def _desk(self) -> ComponentScreen:
        return cast("ComponentScreen", self)

    @property
    def handed_over(self) -> bool:
        """Whether a guest sits at the computer."""
        return self._desk.session.guest

    def hand_over(self) -> bool:
        """Give the computer to a guest; False if something could not be saved or the file takes no words."""
        desk = self._desk
        if not desk.flush() or desk.session.store.read_only:
            return False
        desk.session.guest = True
        self._show_who_sits_here()
        return True

    def give_back(self) -> None:
        """The computer is ours again; what the guest has done cannot be undone any more."""
        self._desk.session.guest = False
        self._show_who_sits_here()

    def _show_who_sits_here(self) -> None:
        desk = self._desk
        desk.remove_class("-map-open", "-guide-open")
        desk.set_class(self.handed_over, "-handed-over")
        desk.app.clear_notifications()
        desk.refresh_bindings()

    def refused(self, action: str) -> bool:
        """Whether the guest may not do this."""
        return self.handed_over and action in OURS_ALONE

    def say_give_back_first(self) -> None:
        """Why the page cannot be left."""
        desk = self._desk
        desk.app.say(desk.content_words.word(self.GIVE_BACK_FIRST))
