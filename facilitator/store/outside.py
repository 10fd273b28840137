"""Putting right what happens to a file outside this program: edits without stamps, versions put back, wrong
clocks.
"""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.store.cells import Doc, compact, edit, expand, restamped, same, stamps_in
from facilitator.store.codec import ATTIC, SHADOW, Tables, internal
from facilitator.store.image import Image
from facilitator.store.merge import all_stamps, join
from facilitator.store.stamps import base36, capped

Saved = Mapping[tuple[str, str], tuple[Doc | None, Doc | None]]
"""(table, id) -> document and shadow as this process last saved them."""

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


def without_future(found: Image, limit_ms: int | None, *, thorough: bool = False) -> Image:
    """``found`` with stamps later than ``limit_ms`` moved back to it, in the same order.

    The revision is the latest stamp of a file this program wrote, so the rest is looked at only when the
    revision is too late, or when ``thorough``.
    """
    if limit_ms is None:
        return found
    rev = found.meta.get("rev", "")
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
    return found.followed(puts, rev=moved.get(rev, rev))


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
