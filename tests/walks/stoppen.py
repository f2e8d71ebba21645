"""What a provider does about a stop on the command line, and how it then stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from app.standard.codec import decode
from app.standard.release import Wet
from tests.bouw import bericht301, toegewezen
from tests.walks.conftest import Kantoor, antwoord
from tests.walks.test_start import keur

STOP_PRODUCT = "/Bericht/Client/StopProducten/StopProduct[1]"
TWEEDE = 300202
DAG = date(2026, 5, 8)  # a Friday


def stop(
    kantoor: Kantoor, einddatum: str, reden: str, *opties: object, nummer: int = 300201
) -> Any:
    """Make a 307."""
    return kantoor.heenweer(
        "maak", "307", "--toewijzing", nummer, "--einddatum", einddatum, "--reden", reden, *opties
    )


def corrigeer(kantoor: Kantoor, *opties: object) -> Any:
    """Correct the stop on Toewijzing 300201."""
    return kantoor.heenweer("corrigeer", "307", "--toewijzing", 300201, *opties)


def start(kantoor: Kantoor, begindatum: str, nummer: int = 300201) -> Any:
    """Make a 305."""
    return kantoor.heenweer("maak", "305", "--toewijzing", nummer, "--begindatum", begindatum)


def dien_in(kantoor: Kantoor) -> Path:
    """Export the one message that is ready and hand it in."""
    (pad,) = kantoor.exporteer()
    keur(pad)
    kantoor.heenweer("ingediend", pad.stem.rpartition("_")[2])
    return pad


def akkoord(kantoor: Kantoor) -> Path:
    """Hand in the one message that is ready, and get it approved."""
    pad = dien_in(kantoor)
    (regel,) = kantoor.importeer(antwoord(pad, dag=kantoor.vandaag))
    assert regel["status"] == "verwerkt"
    return pad


def producten(pad: Path) -> list[tuple[str, int, str, str]]:
    """What the StopProducten in an exported 307 say."""
    bericht: Any = decode(pad.read_bytes())
    return [
        (p.status_aanlevering, p.toewijzing_nummer, str(p.einddatum), p.reden_beeindiging)
        for p in bericht.client.stop_producten
    ]


def lopend(kantoor: Kantoor, wet: Wet = Wet.JW, **anders: Any) -> None:
    """Care that began on 3 April and was confirmed; it is 8 May."""
    kantoor.importeer(bericht301(toegewezen(wet=wet, **anders), wet=wet))
    kantoor.heenweer("maak", "302")
    start(kantoor, "2026-04-03")
    paden = kantoor.exporteer()
    kantoor.heenweer("ingediend", *[pad.stem.rpartition("_")[2] for pad in paden])
    kantoor.importeer(*[antwoord(pad) for pad in paden if "305" in pad.name])
    kantoor.vandaag = DAG


def stand(kantoor: Kantoor) -> str:
    """How the first Toewijzing stands."""
    status: str = kantoor.heenweer("toewijzingen")[0]["status"]
    return status
