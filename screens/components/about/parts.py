"""What the steps about the course share: the files they read from, whose they are, and links to open."""

from __future__ import annotations

from facilitator.session import Session
from facilitator.web import web_address
from screens.base import StepView


class AboutStep(StepView):
    """A step that reads the workshop's own file and those of the other libraries."""

    @property
    def workshop(self) -> Session | None:
        """The workshop's own file: this one, or the one beside it; None outside a workshop."""
        return self.session if self.for_workshop else self.desk.neighbours.workshop

    @property
    def others(self) -> tuple[Session, ...]:
        """The other libraries of the workshop."""
        return self.desk.neighbours.libraries

    def nothing(self, key: str) -> str:
        """The word for "nothing here": `key`, or that there is no workshop around the file."""
        return key if self.workshop is not None or self.others else "no_workshop"

    def name_of(self, session: Session) -> str:
        """What a library is called, with a mark on one's own."""
        name = " ".join(session.library.name.split()) or self.w("unnamed")
        return self.w("own_mark", library=name) if session is self.session else name

    def libraries(self) -> tuple[Session, ...]:
        """Every library that takes part, one's own first."""
        return self.others if self.for_workshop else (self.session, *self.others)

    def open_link(self, typed: str) -> None:
        """Open an address in the browser, or say why not."""
        address = web_address(typed)
        if address is not None:
            self.app.open_url(address)
            self.desk.app.say(self.w("link_opened"))
        elif typed.strip():
            self.desk.app.say(self.w("link_odd", link=typed.strip()))
        else:
            self.desk.app.say(self.w("link_none"))
