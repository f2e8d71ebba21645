"""What is due of requests, as rows of Vandaag, and the mail that asks for a decision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.deadlines.agenda import agenda
from app.deadlines.protocol import geldend
from app.deadlines.termijnen import Termijn
from app.domain.openstaand import Feit, VerlengingOpen
from app.domain.verzending import Status
from app.gui.application import Application
from app.gui.format import Status as Lampje
from app.gui.format import StatusText
from app.gui.klaar.groepen import uitgaand_id
from app.gui.messages import ONGEDAAN
from app.gui.vandaag.mail import MailPagina, onderwerp, tekst
from app.gui.vandaag.page import VandaagPage
from app.gui.vandaag.rijen import Keuze, kies, maak_lijst
from app.gui.vandaag.voet import Voet
from app.gui.widgets.action_model import Taakregel
from app.services import werklijst
from app.services.taakwoorden import soort_naam
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from tests.bouw import bericht301, toegewezen
from tests.deadlines.feiten import (
    KALENDER,
    aanvraag,
    besluit,
    d,
    verlenging,
    verzoek_afgewezen,
)
from tests.deadlines.test_protocol import RVN
from tests.gui.bureau import Bureau, bureau, knop, teksten
from tests.walks.conftest import sjabloon, snelle_sleutel

__all__ = ["sjabloon", "snelle_sleutel"]  # fixtures

VANDAAG = "2026-04-09"
WIJZIGING = Berichtsoort.VERZOEK_WIJZIGING


def termijnen(*feiten: Feit, vandaag: str = VANDAAG) -> list[Termijn]:
    return agenda(feiten, d(vandaag), lambda _, dag: geldend(RVN, dag), KALENDER)


def regels(*feiten: Feit, vandaag: str = VANDAAG) -> tuple[Taakregel, ...]:
    return maak_lijst(termijnen(*feiten, vandaag=vandaag), vouw_later=True).regels


@pytest.mark.parametrize(
    ("feit", "titel", "knop_"),
    [
        (aanvraag(), "Toewijzing aanvragen (315)", "Maak verzoek"),
        (
            aanvraag(verwijzing_id=None, concept_id=4),
            "Verzoek afmaken (315)", "Maak verzoek",
        ),
        (
            aanvraag(verwijzing_id=None, bericht_id=15, status=Status.KLAAR),
            "Verzoek exporteren (315)", "Exporteer",
        ),
        (
            aanvraag(verwijzing_id=None, bericht_id=15, status=Status.GEEXPORTEERD),
            "Verzoek indienen (315)", "Meld ingediend",
        ),
        (besluit(), "Besluit verwacht (301 of 319)", "Mail gemeente"),
        (besluit("2026-03-20"), "Geen besluit (301 of 319)", "Mail gemeente"),
        (besluit(in_onderzoek=True, wet=Wet.WMO), "Onderzoek loopt", "Mail gemeente"),
        (
            besluit("2026-01-20", in_onderzoek=True),
            "Geen besluit na onderzoek", "Mail gemeente",
        ),
        (verzoek_afgewezen(), "Verzoek afgewezen (315)", "Bekijk verzoek"),
        (verzoek_afgewezen(soort=WIJZIGING), "Verzoek afgewezen (317)", "Bekijk verzoek"),
        (verlenging(), "Verlenging vragen", "Vraag aan"),
    ],
)  # fmt: skip
def test_wat_een_regel_zegt(feit: Feit, titel: str, knop_: str) -> None:
    (gemaakt,) = regels(feit)
    assert (gemaakt.titel, gemaakt.actie_tekst) == (titel, knop_)


def test_een_afwijzing_is_niet_te_laat_maar_afgewezen() -> None:
    (gemaakt,) = regels(verzoek_afgewezen(), vandaag="2026-05-06")
    assert gemaakt.status == StatusText(Lampje.REFUSED, "Afgewezen")


def test_een_verzoek_in_onderzoek_heeft_twee_termijnen() -> None:
    gemaakt = regels(besluit(in_onderzoek=True))
    assert [een.titel for een in gemaakt] == ["Afwijzen op woonplaats kan nog", "Onderzoek loopt"]
    assert len({een.id for een in gemaakt}) == 2


@pytest.mark.parametrize(
    ("feit", "client"),
    [
        (aanvraag(), "T. de Wit"),
        (aanvraag(client_id=None, client="", gemeente=""), "Nieuwe cliënt"),
        (besluit(), "T. de Wit"),
    ],
)
def test_over_wie_het_gaat(feit: Feit, client: str) -> None:
    assert regels(feit)[0].client == client


def test_besluiten_van_een_gemeente_vouwen_samen() -> None:
    (gemaakt,) = regels(besluit(), besluit(bericht_id=16, referenties=("R2", "R3")))
    assert (gemaakt.titel, gemaakt.client) == ("Besluit verwacht (301 of 319)", "2 verzoeken")
    assert [kind.titel for kind in gemaakt.kinderen] == ["Verzoek R1", "Verzoek R2, R3"]


@pytest.mark.parametrize(
    "ander",
    [{"gemeente": "0296"}, {"wet": Wet.WMO}, {"soort": WIJZIGING}, {"in_onderzoek": True}],
)
def test_wat_anders_is_blijft_apart(ander: dict[str, Any]) -> None:
    een, *meer = regels(besluit(), besluit(bericht_id=16, **ander))
    assert meer
    assert not een.kinderen


def test_elke_regel_heeft_een_eigen_id() -> None:
    gemaakt = regels(
        aanvraag(verwijzing_id=1),
        aanvraag(verwijzing_id=2),
        aanvraag(verwijzing_id=None, concept_id=1),
        verzoek_afgewezen(verzoek_id=1),
        verzoek_afgewezen(verzoek_id=2),
        verlenging(toewijzing_id=1),
        verlenging(toewijzing_id=2),
        vandaag="2026-05-04",
    )
    assert len({een.id for een in gemaakt}) == len(gemaakt) == 7


def test_veel_voor_later_noemt_elk_zijn_naam() -> None:
    later: list[Feit] = [verlenging("2026-07-14", toewijzing_id=i) for i in range(9)]
    (gemaakt,) = regels(*later, besluit("2026-04-08", in_onderzoek=True, wet=Wet.WMO))
    namen = {kind.titel for kind in gemaakt.kinderen}
    assert namen == {"Jeugdhulp ambulant · Verlenging vragen", "Onderzoek loopt"}


def test_er_is_te_kiezen_en_te_zoeken() -> None:
    lijst = termijnen(
        aanvraag(), besluit(), besluit(in_onderzoek=True), verzoek_afgewezen(), verlenging()
    )
    assert {soort_naam(t.soort) for t in lijst} == {
        "Verzoek (315)",
        "Besluit op 315",
        "315 in onderzoek",
        "Woonplaatsbeginsel",
        "Verzoek afgewezen",
        "Verlenging",
    }
    for zoek, aantal in (("besluit", 1), ("300201", 1), ("afgewezen", 1), ("aanvragen", 1)):
        assert len(kies(lijst, Keuze(zoek=zoek))) == aantal, zoek


def test_klaar_voor_vecozo_telt_alleen_wat_weg_moet() -> None:
    weg = aanvraag(verwijzing_id=None, bericht_id=15, status=Status.KLAAR)
    gemaakt = termijnen(weg, besluit(), verzoek_afgewezen(), verlenging())
    assert sorted(filter(None, map(uitgaand_id, gemaakt))) == [15]


# The mail


def test_de_mail_om_een_besluit_noemt_referenties_en_niemand() -> None:
    lijst = termijnen(besluit("2026-03-20", referenties=("R1", "R2"), gemeente="0296"))
    assert onderwerp(lijst) == "Nog geen besluit ontvangen op JW315"
    geschreven = tekst(lijst)
    assert (
        "een verzoek ingediend waarop wij nog geen besluit hebben ontvangen:\n\n"
        "- Verzoek om toewijzing (JW315), referenties R1, R2, identificatie V260401AB, "
        "ingediend op 20 maart 2026\n" in geschreven
    )
    assert (
        "een toewijzing (JW301) of een antwoord (JW319) binnen 10 werkdagen na ontvangst "
        "(OP274; Rijk van Nijmegen 1.17.1" in geschreven
    )
    assert "Wit" not in geschreven


def test_de_mail_over_een_onderzoek() -> None:
    woonplaats, onderzoek = termijnen(besluit(in_onderzoek=True))
    assert "een verzoek ingediend dat jullie in onderzoek hebben:" in tekst([onderzoek])
    assert "binnen 8 weken na de dagtekening van het verzoek (OP274" in tekst([onderzoek])
    assert "2 verzoeken ingediend die jullie in onderzoek" in tekst([onderzoek, onderzoek])
    assert "binnen 2 weken na ontvangst (OP359)" in tekst([woonplaats])
    assert "Vinden jullie dat een andere gemeente" in tekst([woonplaats])


# The buttons


@pytest.fixture
def kantoor(tmp_path: Path, qtbot: QtBot, qapp: Application) -> Iterator[Bureau]:
    with bureau(tmp_path, qtbot, qapp) as made:
        yield made


@pytest.mark.parametrize(
    ("feit", "geopend"),
    [
        (aanvraag(), ("open_aanvraag", (7, None, 5))),
        (aanvraag(verwijzing_id=None, concept_id=4), ("open_aanvraag", (7, 4, None))),
        (verzoek_afgewezen(), ("open_verzoek", 21)),
        (verlenging(), ("open_aanvraag", (7, 3))),
        (
            aanvraag(verwijzing_id=None, bericht_id=15, status=Status.KLAAR),
            ("open_klaar", 15),
        ),
    ],
)
def test_de_knop_opent_wat_er_nodig_is(
    kantoor: Bureau, feit: Feit, geopend: tuple[str, Any]
) -> None:
    page = VandaagPage(kantoor.kantoor)
    kantoor.qtbot.addWidget(page)
    page._ontvang(0, termijnen(feit))
    page._doe(page.regels[0])
    assert kantoor.geopend == [geopend]


def test_wachten_op_een_besluit_opent_de_mail(kantoor: Bureau) -> None:
    page = VandaagPage(kantoor.kantoor)
    kantoor.qtbot.addWidget(page)
    page._ontvang(0, termijnen(besluit("2026-03-20")))
    page._doe(page.regels[0])
    ((waarheen, brief),) = kantoor.geopend
    assert waarheen == "open_over"
    assert isinstance(brief, MailPagina)
    kantoor.qtbot.addWidget(brief)
    assert brief.titel == "Vraag de gemeente om een besluit"
    assert "besluit verwacht op" in brief._samenvatting


def test_zonder_gemeente_is_er_geen_lege_keuze(kantoor: Bureau) -> None:
    page = VandaagPage(kantoor.kantoor)
    kantoor.qtbot.addWidget(page)
    page._ontvang(0, termijnen(aanvraag(gemeente=""), besluit()))
    namen = [page.filters.gemeenten.itemText(i) for i in range(page.filters.gemeenten.count())]
    assert namen == ["Elke gemeente", "Nijmegen"]


@pytest.mark.parametrize(
    ("feit", "voet"),
    [
        (verlenging(), "Uiterlijk di 5 mei 2026 · Toewijzing 300201 · Jeugdhulp ambulant"),
        (besluit(), "Uiterlijk wo 15 apr 2026 · Verzoek R1"),
        (verzoek_afgewezen(), "Uiterlijk do 9 apr 2026 · Verzoek R1"),
    ],
)
def test_de_voet_noemt_waar_het_om_gaat(kantoor: Bureau, feit: Feit, voet: str) -> None:
    strook = Voet(d(VANDAAG))
    kantoor.qtbot.addWidget(strook)
    strook.toon(tuple(termijnen(feit)))
    assert voet in teksten(strook)


def test_alleen_een_verlenging_kan_niet_nodig_zijn(kantoor: Bureau) -> None:
    strook = Voet(d(VANDAAG))
    kantoor.qtbot.addWidget(strook)
    strook.toon(tuple(termijnen(besluit())))
    assert not strook._niet_nodig.isVisibleTo(strook)
    strook.toon(tuple(termijnen(verlenging())))
    assert strook._niet_nodig.isVisibleTo(strook)


def test_een_verlenging_is_niet_nodig_en_toch_wel(kantoor: Bureau) -> None:
    """From the row to the database, and back with the link in the message line."""
    kantoor.importeer(bericht301(toegewezen(einddatum=date(2026, 6, 4))))
    kantoor.meld_start(1, date(2026, 4, 1))
    page = VandaagPage(kantoor.kantoor)
    kantoor.toon(page)

    def open_() -> list[Termijn]:
        lijst = werklijst.termijnen(kantoor.workspace)
        return [t for t in lijst if isinstance(t.feit, VerlengingOpen)]

    (termijn,) = open_()
    page.lijst.choose(next(r.id for r in page.regels if page.termijnen_van(r) == (termijn,)))
    knop(page.voet, "Niet nodig").click()
    kantoor.wacht()
    assert open_() == []
    _, gezegd, terug = kantoor.recorder.said[-1]
    assert gezegd == "Toewijzing 300201 van T. de Wit hoeft niet te worden verlengd."
    assert terug is not None
    assert terug.text == ONGEDAAN
    terug.act()
    kantoor.wacht()
    assert open_() == [termijn]
    assert kantoor.recorder.said[-1][1] == "De verlenging van T. de Wit staat er weer."
