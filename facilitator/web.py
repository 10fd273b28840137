"""Web addresses that people have typed: which of them there is something to open behind."""

from __future__ import annotations

from urllib.parse import urlsplit


def web_address(text: str) -> str | None:
    """The address to open in a browser, or None: only http and https, with a host, and nothing that is not an address.

    A mild check: it says whether there is something to try, not whether it works.
    """
    typed = text.strip()
    if not typed or any(sign.isspace() or not sign.isprintable() for sign in typed):
        return None
    try:
        parts = urlsplit(typed)
        host = parts.hostname or ""
    except ValueError:
        return None
    return typed if parts.scheme.lower() in {"http", "https"} and "." in host.strip(".") else None
