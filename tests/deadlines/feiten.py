"""What is open in a test of the agenda: one fact of each kind, to be changed in one place."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from app.deadlines.agenda import agenda
from app.deadlines.protocol import LANDELIJK, Protocol, geldend, protocol
from app.deadlines.termijnen import Termijn
from app.deadlines.werkdagen import Werkkalender
from app.domain.aanvraag import Zorgvorm
from app.domain.openstaand import (
    AanvraagOpen,
    AchttienOpen,
    AfkeurOpen,
    AgbWisselOpen,
    AntwoordOpen,
    BesluitOpen,
    BetalingOpen,
    CorrectieOpen,
    DeclaratieOpen,
    Feit,
    RegelsAfgekeurd,
    RetourOpen,
    StartOpen,
    VerlengingOpen,
    VerwijzingOpen,
    VerzoekAfgewezen,
    Waarom,
)
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet

KALENDER = Werkkalender()
DAG = timedelta(days=1)
VIER_WEKEN = 28 * DAG  # what is done ahead is shown this long before


def d(tekst: str) -> date:
    """A date from its ISO text."""
    return date.fromisoformat(tekst)


def landelijk(gemeente: str, dag: date) -> Protocol:
    """The national protocol, for every gemeente and day."""
    return protocol(LANDELIJK)


def een(feit: Feit, vandaag: str = "2026-04-09", protocol_: str = LANDELIJK) -> Termijn:
    """The one term that a fact gives."""
    (termijn,) = agenda([feit], d(vandaag), lambda _, __: protocol(protocol_), KALENDER)
    return termijn


def alle(feit: Feit, vandaag: str, naam: str = LANDELIJK) -> list[Termijn]:
    """All lines that a fact gives, by the version of the protocol that was valid."""
    return agenda([feit], d(vandaag), lambda _, dag: geldend(naam, dag), KALENDER)


def van(soort: str, feit: Feit, vandaag: str, naam: str) -> Termijn:
    """The line of one kind, counted by this very protocol."""
    termijnen = agenda([feit], d(vandaag), lambda _, __: protocol(naam), KALENDER)
    (termijn,) = [t for t in termijnen if t.soort == soort]
    return termijn


def retour(ontvangen_op: str = "2026-04-07", **anders: Any) -> RetourOpen:
    """A 301 of the gemeente that asks for a 302."""
    velden: dict[str, Any] = {
        "wet": Wet.WMO,
        "gemeente": "0296",
        "client_id": 7,
        "client": "T. de Wit",
        "bericht_id": 11,
        "identificatie": "12345",
        "soort": Berichtsoort.TOEWIJZING_RETOUR,
        "ontvangen_op": d(ontvangen_op),
        "retour_id": None,
        "status": None,
    }
    return RetourOpen(**velden | anders)


def start(
    ingangsdatum: str = "2026-04-01", ontvangen_op: str = "2026-03-20", **anders: Any
) -> StartOpen:
    """A Toewijzing on which no start was reported."""
    velden: dict[str, Any] = {
        "wet": Wet.JW,
        "gemeente": "0268",
        "client_id": 7,
        "client": "T. de Wit",
        "toewijzing_id": 3,
        "toewijzing_nummer": 300201,
        "product": "45A04",
        "ingangsdatum": d(ingangsdatum),
        "einddatum": None,
        "ontvangen_op": d(ontvangen_op),
    }
    return StartOpen(**velden | anders)


def antwoord(ingediend_op: str = "2026-04-07", **anders: Any) -> AntwoordOpen:
    """A 305 that waits for its 306."""
    velden: dict[str, Any] = {
        "wet": Wet.JW,
        "gemeente": "0268",
        "bericht_id": 12,
        "identificatie": "67890",
        "soort": Berichtsoort.START_RETOUR,
        "ingediend_op": d(ingediend_op),
    }
    return AntwoordOpen(**velden | anders)


def afkeur(sinds: str = "2026-04-09", **anders: Any) -> AfkeurOpen:
    """A 305 that was refused."""
    velden: dict[str, Any] = {
        "wet": Wet.JW,
        "gemeente": "0268",
        "bericht_id": 13,
        "identificatie": "13579",
        "soort": Berichtsoort.START,
        "sinds": d(sinds),
        "codes": ("0001",),
        "toewijzing_id": 3,
        "toewijzing_nummer": 300201,
    }
    return AfkeurOpen(**velden | anders)


def te_declareren(tot: str = "2026-04-30", **anders: Any) -> DeclaratieOpen:
    """Care of a month that was not declared; ``tot`` is its last day."""
    velden: dict[str, Any] = {
        "wet": Wet.JW,
        "gemeente": "0268",
        "waarom": Waarom.MAAND,
        "aanbieder": "42420001",
        "vanaf": d(tot).replace(day=1),
        "tot": d(tot),
        "clienten": 2,
        "prestaties": 3,
    }
    return DeclaratieOpen(**velden | anders)


_DECLARATIE: dict[str, Any] = {
    "wet": Wet.JW,
    "gemeente": "0268",
    "bericht_id": 14,
    "identificatie": "24680",
    "declaratie_nummer": "202604",
    "maand": d("2026-04-01"),
}


def te_betalen(ingediend_op: str = "2026-05-08", **anders: Any) -> BetalingOpen:
    """A declaration of € 1.234,56 that was granted and not paid, dated the day before."""
    velden = {
        "dagtekening": d(ingediend_op) - DAG, "ingediend_op": d(ingediend_op), "bedrag": 123456,
    }  # fmt: skip
    return BetalingOpen(**_DECLARATIE | velden | anders)


def afgekeurde_regels(sinds: str = "2026-05-20", **anders: Any) -> RegelsAfgekeurd:
    """Two lines that a 325 rejected."""
    return RegelsAfgekeurd(**_DECLARATIE | {"sinds": d(sinds), "regels": 2} | anders)


def te_corrigeren(sinds: str = "2026-05-20", **anders: Any) -> CorrectieOpen:
    """A granted line that is no longer what was recorded."""
    return CorrectieOpen(**_DECLARATIE | {"sinds": d(sinds), "regels": 1} | anders)


_CLIENT: dict[str, Any] = {
    "wet": Wet.JW,
    "gemeente": "0268",
    "client_id": 7,
    "client": "T. de Wit",
}
_VERZOEK: dict[str, Any] = _CLIENT | {
    "bericht_id": 15,
    "identificatie": "V260401AB",
    "soort": Berichtsoort.VERZOEK_TOEWIJZING,
}


def aanvraag(eerste_contact: str = "2026-04-07", **anders: Any) -> AanvraagOpen:
    """A referral on file after which no 315 was made."""
    velden = {
        "eerste_contact": d(eerste_contact), "zorgvorm": Zorgvorm.ANDERS, "verwijzing_id": 5,
    }  # fmt: skip
    return AanvraagOpen(**_CLIENT | velden | anders)


def besluit(ingediend_op: str = "2026-04-07", **anders: Any) -> BesluitOpen:
    """A 315 that was dated and handed in on one day and on which nothing was decided."""
    velden = {
        "dagtekening": d(ingediend_op),
        "ingediend_op": d(ingediend_op),
        "in_onderzoek": False,
        "referenties": ("R1",),
    }
    return BesluitOpen(**_VERZOEK | velden | anders)


def verzoek_afgewezen(sinds: str = "2026-04-09", **anders: Any) -> VerzoekAfgewezen:
    """A product of a 315 that was refused because another gemeente is responsible."""
    velden = {
        "verzoek_id": 21,
        "referentie_aanbieder": "R1",
        "reden": "8",
        "andere_gemeente": "0296",
        "sinds": d(sinds),
    }
    return VerzoekAfgewezen(**_VERZOEK | velden | anders)


def verlenging(einddatum: str = "2026-06-30", **anders: Any) -> VerlengingOpen:
    """A Toewijzing on which care runs and that ends."""
    velden = {
        "toewijzing_id": 3,
        "toewijzing_nummer": 300201,
        "product": "Jeugdhulp ambulant",
        "einddatum": d(einddatum),
    }
    return VerlengingOpen(**_CLIENT | velden | anders)


def achttien(
    einde: str = "2026-08-31", achttien_op: str = "2026-09-01", **anders: Any
) -> AchttienOpen:
    """A Toewijzing of the Jeugdwet that ends on the day before its client becomes 18."""
    velden = {
        "toewijzing_id": 3,
        "toewijzing_nummer": 300201,
        "product": "Jeugdhulp ambulant",
        "einde": d(einde),
        "achttien_op": d(achttien_op),
    }
    return AchttienOpen(**_CLIENT | velden | anders)


def agb_wissel(tot: str = "2026-06-30", **anders: Any) -> AgbWisselOpen:
    """An AGB code that ends while three Toewijzingen of the gemeente go on."""
    velden: dict[str, Any] = {
        "wet": Wet.JW,
        "gemeente": "0268",
        "aanbieder": "42420001",
        "tot": d(tot),
        "toewijzingen": 3,
    }
    return AgbWisselOpen(**velden | anders)


def verwijzing(
    aanmelding: str | None = "2026-01-15", geldig_tot: str | None = None, **anders: Any
) -> VerwijzingOpen:
    """A referral of a client with jeugd-ggz, on which nothing was asked."""
    velden = {
        "verwijzing_id": 5,
        "datum": d("2026-01-05"),
        "aanmelding": d(aanmelding) if aanmelding else None,
        "geldig_tot": d(geldig_tot) if geldig_tot else None,
        "ggz": True,
    }
    return VerwijzingOpen(**_CLIENT | velden | anders)
