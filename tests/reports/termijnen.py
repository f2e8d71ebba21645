"""What is due, made up, to put on paper, in Excel and in a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from app.domain.contract import Aanbieder
from app.domain.termijnoverzicht import Groep, Termijnoverzicht, Termijnregel
from app.standard.release import Wet
from tests.bouw import AGB, NIJMEGEN

VANDAAG = date(2026, 4, 9)  # a Thursday
LINDE = Aanbieder(AGB, "De Linde")


def regel(uiterlijk: date = date(2026, 4, 13), **anders: Any) -> Termijnregel:
    """A start to report of a client with one Toewijzing."""
    over = (uiterlijk - VANDAAG).days
    groep = Groep.DEZE_WEEK if over else Groep.VANDAAG
    velden: dict[str, Any] = {
        "groep": Groep.TE_LAAT if over < 0 else groep,
        "soort": "305",
        "wat": "Start melden (305)",
        "wat_kort": "Start melden",
        "wet": Wet.JW,
        "gemeente": NIJMEGEN,
        "client_id": 1,
        "client": "T. de Wit",
        "waarover": "",
        "toewijzing_nummer": 300201,
        "telt_vanaf": date(2026, 4, 6),
        "termijn": "5 werkdagen",
        "uiterlijk": uiterlijk,
        "werkdag_ervoor": uiterlijk - timedelta(days=3 if uiterlijk.weekday() == 0 else 1),
        "werkdagen_over": over,
        "door_ons": True,
        "regel": "OP271",
        "bron": "Rijk van Nijmegen 1.17.1, §2.2.1",
        "gevolg": "Zonder 305 weet de gemeente van niets.",
        "waarom": "Zorg begon 6 apr; 5 werkdagen",
        "uitleg": "Zorg begon 6 apr 2026; 5 werkdagen (OP271)",
        "uitgesteld_tot": None,
        "notitie": "",
    }
    return Termijnregel(**velden | anders)


def antwoord(**anders: Any) -> Termijnregel:
    """An answer of the gemeente that stays away."""
    velden: dict[str, Any] = {
        "soort": "306",
        "wat": "Geen antwoord (306)",
        "wat_kort": "Geen antwoord",
        "door_ons": False,
        "regel": "OP090",
        "waarom": "Ingediend 2 apr; 3 werkdagen",
    }
    return regel(date(2026, 4, 8), **velden | anders)


def overzicht(*regels: Termijnregel, **anders: Any) -> Termijnoverzicht:
    velden: dict[str, Any] = {"vandaag": VANDAAG, "aanbieders": [LINDE]}
    return Termijnoverzicht(regels=regels, **velden | anders)


def duizend(aantal: int = 1_000) -> Sequence[Termijnregel]:
    """As many lines over four gemeenten, each with a Toewijzing of its own."""
    codes = (NIJMEGEN, "0296", "0225", "0209")
    return [
        regel(
            VANDAAG + timedelta(days=nr * 60 // aantal),
            gemeente=codes[nr % 4],
            toewijzing_nummer=400_000 + nr,
        )
        for nr in range(aantal)
    ]
