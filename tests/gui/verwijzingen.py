"""Referrals to show, and a letter to scan."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.verwijzing import Verwijzing
from app.reports.papier import Alinea, Briefhoofd, maak_pdf
from tests.gui.bureau import Bureau


def een(**anders: Any) -> Verwijzing:
    gegeven: dict[str, Any] = {
        "type": "02",
        "zorgverlener_code": "01234567",
        "datum": date(2026, 3, 12),
        "client_id": 1,
    }
    return Verwijzing(**(gegeven | anders))


def pdf(regels: int = 3) -> bytes:
    tekst = [Alinea(f"{nr}. Verwijzing naar hulp.") for nr in range(regels)]
    return maak_pdf(Briefhoofd("Verwijzing", "De Linde", "12 maart 2026"), tekst)


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    pad = tmp_path / "brief.pdf"
    pad.write_bytes(pdf())
    return pad


def geopend(hier: Bureau) -> Any:
    wat, page = hier.geopend[-1]
    assert wat == "open_over"
    return page
