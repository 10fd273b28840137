"""Putting right what happens to a file outside this program: edits without stamps, versions put back, wrong
clocks.
"""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.store.cells import Doc, compact, edit, expand, restamped, same, stamps_in
from facilitator.store.codec import ATTIC, LATE, SHADOW, Tables, internal
from facilitator.store.image import Image
from facilitator.store.merge import all_stamps, join
from facilitator.store.stamps import AHEAD_MS, base36, capped, is_stamp

Saved = Mapping[tuple[str, str], tuple[Doc | None, Doc | None]]
"""(table, id) -> document and shadow as this process last saved them."""

_SLACK_MS = 1000
"""True stamps that follow moved ones lie a little beyond the limit."""
_OLDEST = base36(1, 9) + base36(0, 3) + base36(0, 5)


def adopt(found: Image, base: Image | None, stamp: str) -> Image:
    """``found`` with ``stamp`` on everything that another program changed in ``base`` without stamping it.

    ``base`` is the version that program began with. Without it what ``found`` shows is trusted: only
    documents that were taken out or have no stamps at all can be told apart from untouched ones.
    """
    origin = base.tables if base is not None else _assumed_origin(found)
    puts: dict[str, dict[str, Doc | None]] = {}
    for name in {*origin, *found.tables}:
        if internal(name):
            continue
        old, new = origin.get(name, {}), found.tables.get(name, {})
        shadows = origin.get(SHADOW + name, {})
        marks: dict[str, Doc | None] = {
            key: None for key in found.tables.get(SHADOW + name, {}) if key not in shadows
        }
        marks.update(shadows)
        for key in {*old, *new}:
            if not same(old.get(key), new.get(key)):
                doc, shadow = edit(old.get(key), shadows.get(key), new.get(key), stamp)
                puts.setdefault(name, {})[key] = doc
                marks[key] = shadow
        if name not in found.tables and not any(puts.get(name, {}).values()):
            puts.pop(name, None)
        if marks:
            puts[SHADOW + name] = marks
    return found.followed(puts)


def _assumed_origin(found: Image) -> Tables:
    origin: dict[str, dict[str, Doc]] = {}
    for name, docs in found.tables.items():
        if internal(name):
            origin[name] = docs
            continue
        shadows = found.tables.get(SHADOW + name, {})
        known = {key: doc for key, doc in docs.items() if expand(doc, shadows.get(key)).visible}
        gone: dict[str, Doc] = {
            key: {} for key, shadow in shadows.items() if key not in docs and "~" not in shadow
        }
        origin[name] = known | gone
    return origin


def heal(found: Image, saved: Saved) -> Image:
    """``found`` with every document joined in that this process saved and that the file has lost since.

    That happens without a working lock, or when a sync client puts an older copy back. Returns ``found``
    itself when nothing is missing.
    """
    puts: dict[str, dict[str, Doc | None]] = {}
    for (name, key), (doc, shadow) in saved.items():
        there, there_shadow = found.doc(name, key), found.shadow(name, key)
        if shadow == there_shadow and same(doc, there):
            continue
        attic: dict[str, Doc] = {}
        joined = join(name, key, expand(doc, shadow), expand(there, there_shadow), attic)
        healed, healed_shadow = compact(joined)
        if healed_shadow != there_shadow or not same(healed, there):
            puts.setdefault(name, {})[key] = healed
            puts.setdefault(SHADOW + name, {})[key] = healed_shadow
            if attic:
                puts.setdefault(ATTIC, {}).update(attic)
    return found.followed(puts) if puts else found


def believed(found: Image, saved: Saved) -> dict[tuple[str, str], tuple[Doc | None, Doc | None]]:
    """``saved`` without what only our own wrong clock makes newer than ``found``.

    Of documents that we saved in a future that somebody has moved back since (``late`` in the header),
    ``found`` has the true versions, unless it does not know them at all.
    """
    edge, last = _late(found)
    result = dict(saved)
    for (name, key), (_, shadow) in saved.items():
        newest = max(stamps_in(shadow or {}), default="")
        there = found.doc(name, key), found.shadow(name, key)
        if edge < newest[:9] and newest <= last and there != (None, None):
            result[name, key] = there
    return result


def still_late(image: Image, limit_ms: int | None) -> str | None:
    """The header's ``late`` for the next version: a day later true clocks have reached what it forbids."""
    edge, last = _late(image)
    if not last or limit_ms is None or base36(limit_ms - AHEAD_MS, 9) > edge:
        return None
    return edge + last


def _late(image: Image) -> tuple[str, str]:
    text = image.meta.get(LATE, "")
    return text[:9], text[9:]


def is_late(text: object) -> bool:
    """Whether ``text`` can be the header's ``late``."""
    return text == "" or (
        isinstance(text, str) and is_stamp(text[9:]) and text[:9].isascii() and text[:9].isalnum()
    )


def without_future(
    found: Image, limit_ms: int | None, *, known: Image | None = None, thorough: bool = False
) -> Image:
    """``found`` with stamps later than ``limit_ms`` moved back to it, in the same order.

    The header's ``late`` then tells the programs whose clocks are ahead that their stamps after so many
    milliseconds (9 digits) up to that revision (17) were moved. Otherwise they would take what was edited since
    for an old version, and put their own edits back. What the version ``known`` has moved already is moved to
    the same time again, so that edits made since stay later.

    The revision is the latest stamp of a file this program wrote, so the rest is looked at only when the
    revision is too late, or when ``thorough``.
    """
    if limit_ms is None:
        return found
    rev = found.meta.get("rev", "")
    edge, last = _late(known) if known is not None else ("", "")
    if edge and rev <= last:
        limit_ms = min(limit_ms, int(edge, 36) - _SLACK_MS)
    if not thorough and not capped([rev], limit_ms):
        return found
    moved = capped(all_stamps(found.everything()), limit_ms)
    if not moved:
        return found
    puts: dict[str, dict[str, Doc | None]] = {}
    for name, table in found.tables.items():
        if name.startswith(SHADOW):
            for key, shadow in table.items():
                if any(stamp in moved for stamp in stamps_in(shadow)):
                    puts.setdefault(name, {})[key] = restamped(shadow, moved)
    late = {LATE: base36(limit_ms + _SLACK_MS, 9) + max(moved)}
    return found.followed(puts, rev=moved.get(rev, rev), **late)


def stamped_like_before(old: Image, new: Tables, fresh: str) -> Image:
    """``old`` with its visible documents replaced by ``new``, each change stamped as late as the document
    already was.

    This is for migrations: two copies migrated apart get equal stamps, and a migration never outweighs an
    edit.
    """
    puts: dict[str, dict[str, Doc | None]] = {}
    dropped = [name for name in old.visible() if name not in new]
    for name in {*old.visible(), *new}:
        before, after = old.tables.get(name, {}), new.get(name, {})
        for key in {*before, *after}:
            if same(before.get(key), after.get(key)):
                continue
            cells = expand(before.get(key), old.shadow(name, key))
            stamp = cells.newest or _OLDEST
            if key not in before and cells.deleted >= stamp:
                stamp = fresh
            doc, shadow = edit(before.get(key), old.shadow(name, key), after.get(key), stamp)
            puts.setdefault(name, {})[key] = doc
            puts.setdefault(SHADOW + name, {})[key] = shadow
    empty: dict[str, dict[str, Doc | None]] = {name: {} for name in new if name not in old.tables}
    return old.followed({**empty, **puts}, dropped)
