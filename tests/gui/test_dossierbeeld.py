"""What a dossier shows, without a window: the words, and notes on their way."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.client import Client
from app.domain.toewijzing import Toewijzing
from app.domain.verzending import Status as Verzendstatus
from app.errors import UserError
from app.gui.clienten import beeld, levering
from app.gui.clienten.contact import contactkaarten, geboren, in_het_kort
from app.gui.clienten.levering import Daad, Knop
from app.gui.clienten.notitieboek import Notitieboek
from app.standard.basis import (
    Achternaam,
    Adres,
    Geboortedatum,
    Huis,
    Omvang,
    Telefoon,
    Telefoonnummers,
    VolledigeNaam,
)
from app.standard.toewijzing import Contact, Relatie
from tests import bouw
from tests.bouw import toegewezen
from tests.gui.bureau import VANDAAG
from tests.gui.toewijzingen import (
    APRIL,
    DECEMBER,
    JULI,
    onderbroken_hulp,
    start,
    stop,
    toewijzing,
    versie,
)


def naam(achternaam: str, letters: str = "T") -> VolledigeNaam:
    return VolledigeNaam(
        geslachtsnaam=Achternaam(achternaam=achternaam), voorletters=letters, naam_gebruik="1"
    )


# The dossier, in words


@pytest.mark.parametrize(
    ("een", "daden", "nu"),
    [
        (toewijzing(), ["Meld start"], "Meld start"),
        (toewijzing(toegewezen(ingangsdatum=DECEMBER, einddatum=None)), [], None),
        (
            toewijzing(meldingen=[start(APRIL)]),
            ["Corrigeer start", "Meld stop"],
            None,
        ),
        (
            toewijzing(toegewezen(einddatum=date(2026, 4, 8)), meldingen=[start(APRIL)]),
            ["Corrigeer start", "Meld stop"],
            "Meld stop",
        ),
        (
            toewijzing(meldingen=onderbroken_hulp()),
            ["Corrigeer stop", "Meld start", "Meld stop"],
            None,
        ),
        (
            toewijzing(meldingen=[start(APRIL), stop(APRIL, date(2026, 4, 3))]),
            ["Corrigeer stop"],
            None,
        ),
        (toewijzing(versie(1, JULI), versie(2, APRIL, reden_wijziging="13")), [], None),
        (
            toewijzing(
                versie(1, JULI),
                versie(2, APRIL, reden_wijziging="13"),
                meldingen=[start(APRIL)],
            ),
            ["Trek in"],
            "Trek in",
        ),
    ],
)
def test_a_card_offers_what_fits_and_points_at_what_is_due(
    een: Toewijzing, daden: list[str], nu: str | None
) -> None:
    knoppen = levering.knoppen(een, VANDAAG)
    assert [knop.daad.value[0] for knop in knoppen] == daden
    assert next((knop.daad.value[0] for knop in knoppen if knop.nu), None) == nu


def test_a_refused_stop_is_due_and_told() -> None:
    geweigerd = stop(APRIL, date(2026, 4, 8), "31")
    geweigerd.status = Verzendstatus.AFGEKEURD
    een = toewijzing(meldingen=[start(APRIL), geweigerd])
    een.meldingen[1].bericht_id = 2
    assert levering.knoppen(een, VANDAAG)[-1] == Knop(Daad.MELD_STOP, nu=True)
    assert levering.levering(een, VANDAAG) == (
        "Gestart op 1 apr 2026: gemeld en goedgekeurd. "
        "De melding van de stop op 8 apr 2026 is afgekeurd door de gemeente."
    )


@pytest.mark.parametrize(
    ("een", "stand", "woorden"),
    [
        (
            toewijzing(meldingen=onderbroken_hulp()),
            "Onderbroken sinds 3 apr 2026",
            (
                "Tijdelijk gestopt op 3 apr 2026: gemeld en goedgekeurd. "
                "Gaat de hulp weer verder, meld dan de start. "
                "Komt er niets meer, meld dan de stop."
            ),
        ),
        (
            toewijzing(meldingen=onderbroken_hulp(start(date(2026, 4, 7)))),
            "Gestart",
            (
                "Verdergegaan op 7 apr 2026: gemeld en goedgekeurd. "
                "Eerder geleverd: 2 apr – 3 apr 2026."
            ),
        ),
        (
            toewijzing(meldingen=[start(APRIL), stop(APRIL, date(2026, 4, 3), "31")]),
            "Gestopt",
            (
                "Gestopt op 3 apr 2026: gemeld en goedgekeurd. "
                "Reden: levering is volgens plan beëindigd."
            ),
        ),
        (
            toewijzing(toegewezen(einddatum=date(2026, 4, 8)), meldingen=[start(APRIL)]),
            "Stop nog niet gemeld",
            "Gestart op 1 apr 2026: gemeld en goedgekeurd.",
        ),
        (
            toewijzing(
                versie(1, JULI),
                versie(2, APRIL, reden_wijziging="13"),
                meldingen=[start(APRIL)],
            ),
            "Verwijderd",
            "De gemeente heeft deze toewijzing verwijderd. Trek ook in wat je erop meldde.",
        ),
    ],
)
def test_how_care_stands_in_words(een: Toewijzing, stand: str, woorden: str) -> None:
    assert levering.stand(een, VANDAAG).words == stand
    assert levering.levering(een, VANDAAG) == woorden


def test_the_history_reads_from_new_to_old() -> None:
    een = toewijzing(
        versie(1, JULI),
        versie(2, DECEMBER),
        versie(3, DECEMBER, omvang=Omvang(volume=4, eenheid="04", frequentie="2")),
        versie(4, APRIL, reden_wijziging="13"),
    )
    assert beeld.historie(een) == (
        "Verwijderd door de gemeente · op 4 mrt 2026",
        "Van 2 uur per week naar 4 uur per week · op 3 mrt 2026",
        "Verlengd tot en met 31 dec 2026 · op 2 mrt 2026",
        "Toegewezen: 1 apr – 14 jul 2026 · op 1 mrt 2026",
    )
    assert beeld.historie(toewijzing()) == ()


def test_two_changes_at_once_are_both_told() -> None:
    een = toewijzing(versie(1, DECEMBER), versie(2, JULI, omvang=None, budget=125000))
    assert beeld.historie(een)[0] == (
        "Verkort tot en met 14 jul 2026, van 2 uur per week naar budget € 1.250,00 · op 2 mrt 2026"
    )


def test_only_what_is_known_of_a_birthday_is_told() -> None:
    dag = date(2010, 2, 14)
    assert geboren(Geboortedatum(datum=dag)) == "14 februari 2010"
    assert geboren(Geboortedatum(datum=dag, datum_gebruik="1")) == "februari 2010"
    assert geboren(Geboortedatum(datum=dag, datum_gebruik="2")) == "2010"
    assert geboren(Geboortedatum(datum=dag, datum_gebruik="3")) == ""


def adres(nummer: int) -> Adres:
    huis = Huis(huisnummer=nummer, huisletter="A", huisnummer_toevoeging="bis")
    return Adres(huis=huis, postcode="9999XX", straatnaam="Kerklaan", plaatsnaam="Nijmegen")


def relatie(volgorde: int | None, achternaam: str) -> Relatie:
    return Relatie(
        nummer="1",
        volgorde=volgorde,
        soort="10",
        naam=naam(achternaam),
        contact=Contact(soort="01"),
    )


def test_relations_come_by_volgorde_after_the_client() -> None:
    nummer = Telefoon(telefoonnummer="0612345678", landnummer="0031")
    duits = Telefoon(telefoonnummer="0241123456", landnummer="+49")
    client = Client.uit(
        bouw.client(
            contactgegevens=(
                Contact(
                    soort="02",
                    adres=adres(9),
                    telefoon=Telefoonnummers(telefoon01=nummer, telefoon02=duits),
                ),
            ),
            relaties=(relatie(None, "Laatste"), relatie(2, "Tweede"), relatie(1, "Eerste")),
        )
    )
    eigen, *anderen = contactkaarten(client)
    assert eigen.kop == "Correspondentie-adres"
    assert eigen.regels == (
        "Kerklaan 9A-bis",
        "9999 XX Nijmegen",
        "06 1234 5678",
        "+49 241123456",
    )
    assert [kaart.wie for kaart in anderen] == ["T. Eerste", "T. Tweede", "T. Laatste"]
    kort = in_het_kort(client).replace("\u00a0", " ")
    assert kort == "Kerklaan 9A-bis · 9999 XX Nijmegen · 06 1234 5678"


# Notes on their way


def test_the_newest_note_wins_and_a_failed_one_is_tried_again() -> None:
    bewaard: list[tuple[int, str]] = []
    vol = [True]

    def bewaar(client_id: int, tekst: str) -> None:
        if vol.pop() if vol else False:
            raise UserError("Je administratie is even bezet.")
        bewaard.append((client_id, tekst))

    boek = Notitieboek(bewaar)
    boek.leg_neer(7, "oud")
    with pytest.raises(UserError):
        boek.schrijf()
    boek.leg_neer(7, "nieuw")
    assert boek.lees(7, "uit de opslag") == "nieuw"
    assert boek.lees(8, "uit de opslag") == "uit de opslag"
    boek.schrijf()
    boek.schrijf()
    assert bewaard == [(7, "nieuw")]
