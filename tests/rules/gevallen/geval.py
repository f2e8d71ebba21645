"""What a case is: a valid message changed in one place, or met by another history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import reduce

from app.domain.dossier import Dossier
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from tests.rules.bouw import dubbel, met
from tests.rules.bron import Proefbron


@dataclass(frozen=True)
class Geval:
    """What to change or to know before a rule refuses, and the path where that shows."""

    pad: str
    wijzig: Callable[[Bericht], Bericht] = lambda bericht: bericht
    dossier: Callable[[Wet], Dossier] | None = None
    bron: Callable[[Wet], Proefbron] | None = None


Gevallen = dict[tuple[str, Berichtsoort], Geval]


def zet(pad: str, waarde: object) -> Callable[[Bericht], Bericht]:
    return lambda bericht: met(bericht, pad, waarde)


def herhaal(pad: str) -> Callable[[Bericht], Bericht]:
    return lambda bericht: dubbel(bericht, pad)


def en(*wijzigingen: Callable[[Bericht], Bericht]) -> Callable[[Bericht], Bericht]:
    """One change after another."""
    return lambda bericht: reduce(lambda gewijzigd, wijzig: wijzig(gewijzigd), wijzigingen, bericht)


def leeg(_wet: Wet) -> Dossier:
    return Dossier()


FOUT_BSN = "999900007"
STOKOUD = date(1906, 3, 29)
MORGEN = date(2026, 5, 21)  # the day after the Dagtekening
IDENTIFICATIE = "/Bericht/Header/BerichtIdentificatie/Identificatie"
DAGTEKENING = "/Bericht/Header/BerichtIdentificatie/Dagtekening"
CLIENT = "/Bericht/Client"
START = f"{CLIENT}/StartProducten/StartProduct[1]"
STOP = f"{CLIENT}/StopProducten/StopProduct[1]"
TOEGEWEZEN = f"{CLIENT}/ToegewezenProducten/ToegewezenProduct"
GEVRAAGD = f"{CLIENT}/AangevraagdeProducten/AangevraagdProduct"
NIEUW = f"{CLIENT}/Verzoek/NieuweProducten/NieuwProduct"
