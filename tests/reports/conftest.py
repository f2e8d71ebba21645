"""Reports read a database, made as for the store."""

from __future__ import annotations

from tests.store.conftest import engine, pad, sjabloon, vragen

__all__ = ["engine", "pad", "sjabloon", "vragen"]
