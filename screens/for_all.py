"""Components that also open on the workshop's own file: there a step says what the facilitator does in it."""

from __future__ import annotations

from facilitator.content import StepContent
from facilitator.workshop import is_shared
from screens.base import ComponentScreen


class ForAllScreen(ComponentScreen):
    """A component's screen. In the workshop's own file a step's lead is the word `lead_all_<step>`, where there is one."""

    @property
    def step_content(self) -> StepContent:
        """The texts of the step that is open."""
        found = super().step_content
        if not is_shared(self.session):
            return found
        lead = self.content_words.words.get(f"lead_all_{found.id}", found.lead)
        return found.model_copy(update={"lead": lead})
