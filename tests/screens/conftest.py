"""A made-up workshop for the screens."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.workshop import WorkshopFolder


@pytest.fixture
def workshop(tmp_path: Path) -> Path:
    """A workshop with two libraries, one of them with æøå."""
    folder = WorkshopFolder.create(tmp_path / "workshop", "Forår på Ærø")
    folder.add_library("Ærø Bibliotek")
    folder.add_library("Ølstykke Bibliotek")
    return folder.path


@pytest.fixture
def library(workshop: Path) -> Path:
    """One library's file."""
    return workshop / "libraries" / "aeroe-bibliotek.json"
