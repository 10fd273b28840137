from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.session import Session
from tests.screens.widgets.form.world import new_session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = new_session(tmp_path)
    yield opened
    opened.close()
