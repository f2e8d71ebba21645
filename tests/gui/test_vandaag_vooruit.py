"""What must be done ahead, as rows of Vandaag, and the text for the gemeente."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.deadlines.agenda import agenda
from app.deadlines.protocol import protocol
from app.deadlines.termijnen import Termijn
from app.domain.openstaand import Feit, Waarom
from app.gui.application import Application
from app.gui.vandaag.contact import contact
from app.gui.vandaag.mail import MailPagina
from app.gui.vandaag.page import VandaagPage
from app.gui.vandaag.rijen import Keuze, kies, maak_lijst
from app.gui.vandaag.voet import Voet
from app.gui.widgets.action_model import Taakregel
from app.services.taakwoorden import soort_naam
from app.standard.release import Wet
from tests.deadlines.feiten import (
    KALENDER,
    achttien,
    agb_wissel,
    besluit,
    d,
    start,
    te_declareren,
    verwijzing,
)
from tests.deadlines.test_protocol import MIJOV, RVN_2020
from tests.gui.bureau import Bureau, bureau, teksten
from tests.walks.conftest import sjabloon, snelle_sleutel

__all__ = ["sjabloon", "snelle_sleutel"]  # fixtures

VERVALT = start("2026-01-15", "2026-01-15", product="Jeugdhulp ambulant")
JAAR = te_declareren("2020-12-31", waarom=Waarom.JAAR)


def termijnen(*feiten: Feit, vandaag: str = "2026-06-02", naam: str = MIJOV) -> list[Termijn]:
    return agenda(feiten, d(vandaag), lambda _, __: protocol(naam), KALENDER)


def regels(*feiten: Feit, **anders: Any) -> tuple[Taakregel, ...]:
    return maak_lijst(termijnen(*feiten, **anders), vouw_later=True).regels


@pytest.fixture
def kantoor(tmp_path: Path, qtbot: QtBot, qapp: Application) -> Iterator[Bureau]:
    with bureau(tmp_path, qtbot, qapp) as hier:
        yield hier


@pytest.mark.parametrize(
    ("feit", "vandaag", "naam", "titel", "wie", "knop"),
    [
        (
            VERVALT, "2026-04-10", MIJOV,
            "Toewijzing vervalt zonder start", "T. de Wit", "Meld start",
        ),
        (VERVALT, "2026-04-16", MIJOV, "Toewijzing vervallen", "T. de Wit", "Overleg"),
        (achttien(), "2026-05-20", MIJOV, "Wordt 18: overleggen", "T. de Wit", "Overleg"),
        (agb_wissel(), "2026-05-20", MIJOV, "Nieuwe AGB-code melden", "3 toewijzingen", "Overleg"),
        (
            verwijzing(geldig_tot="2026-06-10"), "2026-06-01", MIJOV,
            "Verwijzing verloopt", "T. de Wit", "Maak verzoek",
        ),
        (
            verwijzing(geldig_tot="2026-06-10", client_id=None, client=""), "2026-06-11", MIJOV,
            "Verwijzing verlopen", "Nieuwe cliënt", "Maak verzoek",
        ),
        (
            JAAR, "2021-02-15", RVN_2020, "Jaarafsluiting niet te halen?", "2 cliënten", "Overleg",
        ),
    ],
)  # fmt: skip
def test_een_rij_zegt_wat_er_moet(
    feit: Feit, vandaag: str, naam: str, titel: str, wie: str, knop: str
) -> None:
    gevonden = [r for r in regels(feit, vandaag=vandaag, naam=naam) if r.titel == titel]
    assert [(r.client, r.actie_tekst) for r in gevonden] == [(wie, knop)]


@pytest.mark.parametrize(
    ("soort", "naam"),
    [
        ("verval", "Toewijzing vervalt"),
        ("18-jaar", "Wordt 18"),
        ("agb-wijziging", "AGB-wijziging"),
        ("verwijzing", "Verwijzing"),
        ("jaareinde-melden", "Jaarafsluiting melden"),
    ],
)
def test_het_filter_noemt_het(soort: str, naam: str) -> None:
    assert soort_naam(soort) == naam


def test_iedere_rij_staat_op_zichzelf() -> None:
    feiten: list[Feit] = [
        achttien(),
        achttien(toewijzing_id=4, client="A. Jansen"),
        agb_wissel("2026-07-01"),
        agb_wissel("2026-07-01", wet=Wet.WMO),
        agb_wissel("2026-07-01", aanbieder="42420002"),
        verwijzing(geldig_tot="2026-06-10"),
        verwijzing(geldig_tot="2026-06-10", verwijzing_id=6),
    ]
    rijen = regels(*feiten)
    assert len({rij.id for rij in rijen}) == len(rijen) == len(feiten)


def test_zoeken_vindt_de_titel() -> None:
    lijst = termijnen(achttien(), agb_wissel("2026-07-01"))
    assert [t.soort for t in kies(lijst, Keuze(zoek="agb-code"))] == ["agb-wijziging"]


def test_voor_later_staat_het_product_voorop() -> None:
    feiten = [achttien(toewijzing_id=i) for i in range(9)]
    (rij,) = regels(*feiten, vandaag="2026-05-05")
    assert rij.kinderen[0].titel == "Jeugdhulp ambulant · Wordt 18: overleggen"


@pytest.mark.parametrize(
    ("feit", "geopend"),
    [
        (verwijzing(geldig_tot="2026-06-10"), ("open_aanvraag", (7, 5))),
        (start("2026-03-15", "2026-03-15"), ("open_start", 3)),
    ],
)
def test_de_knop_opent_wat_er_nodig_is(
    kantoor: Bureau, feit: Feit, geopend: tuple[str, Any]
) -> None:
    page = VandaagPage(kantoor.kantoor)
    kantoor.qtbot.addWidget(page)
    page._ontvang(0, [t for t in termijnen(feit) if t.soort in {"verval", "verwijzing"}])
    page._doe(page.regels[0])
    assert kantoor.geopend == [geopend]


def test_overleg_opent_een_tekst_met_de_backoffice_en_uitstel(kantoor: Bureau) -> None:
    page = VandaagPage(kantoor.kantoor)
    kantoor.qtbot.addWidget(page)
    page._ontvang(0, termijnen(achttien()))
    page._doe(page.regels[0])
    ((waarheen, brief),) = kantoor.geopend
    assert waarheen == "open_over"
    assert isinstance(brief, MailPagina)
    kantoor.qtbot.addWidget(brief)
    assert brief.titel == "Overleg met de gemeente over 18 worden"
    assert brief._samenvatting == "Gemeente Nijmegen · toewijzing 300201 · uiterlijk zo 31 mei 2026"
    assert brief.contact is not None
    assert brief.later.isVisibleTo(brief)
    assert "300201" in brief.bellen.toPlainText()


@pytest.mark.parametrize(
    ("feit", "vandaag", "naam", "onderwerp", "moet"),
    [
        (
            achttien(), "2026-06-01", MIJOV,
            "Overgang van Jeugdwet naar Wmo, toewijzing 300201", "hoofdstuk 12",
        ),
        (
            agb_wissel(), "2026-05-20", MIJOV,
            "Wijziging van onze AGB-code per 1 juli 2026",
            "AGB-code 42420001 eindigt op 30 juni 2026",
        ),
        (
            agb_wissel(toewijzingen=1), "2026-05-20", MIJOV,
            "Wijziging van onze AGB-code per 1 juli 2026",
            "loopt bij jullie 1 toewijzing (Jeugdwet)",
        ),
        (
            JAAR, "2021-02-15", RVN_2020, "Declaraties over 2020",
            "nog 3 prestaties van 2 cliënten (Jeugdwet)",
        ),
        (
            VERVALT, "2026-04-16", MIJOV,
            "Nog geen start op toewijzing 300201", "binnen 3 maanden geen start (305)",
        ),
    ],
)  # fmt: skip
def test_de_tekst_voor_de_gemeente(
    feit: Feit, vandaag: str, naam: str, onderwerp: str, moet: str
) -> None:
    (termijn,) = [
        t for t in termijnen(feit, vandaag=vandaag, naam=naam) if t.actie == "neem_contact_op"
    ]
    brief = contact([termijn])
    assert brief is not None
    assert brief.onderwerp == onderwerp
    assert moet in brief.mail
    assert brief.mail.startswith("Beste collega,")
    assert "Houd bij de hand" in brief.bellen
    for tekst in (brief.onderwerp, brief.mail, brief.bellen):
        assert "Wit" not in tekst  # nobody is named, and no birthday
        assert "1 september" not in tekst


def test_de_tekst_klopt_ook_als_de_toewijzing_de_dag_voor_de_verjaardag_eindigt() -> None:
    brief = contact(termijnen(achttien()))
    assert brief is not None
    assert "De cliënt van deze toewijzing wordt binnenkort 18:" in brief.mail


def test_wat_een_antwoord_vraagt_is_geen_overleg() -> None:
    assert contact(termijnen(besluit("2026-05-01"))) is None


def test_wie_18_wordt_hoeft_misschien_niet_verder(kantoor: Bureau) -> None:
    strook = Voet(d("2026-06-02"))
    kantoor.qtbot.addWidget(strook)
    strook.toon(tuple(termijnen(achttien())))
    assert strook._niet_nodig.isVisibleTo(strook)
    verwacht = "Uiterlijk zo 31 mei 2026 · Toewijzing 300201 · Jeugdhulp ambulant"
    assert verwacht in teksten(strook)
    strook.toon(tuple(termijnen(agb_wissel())))
    assert not strook._niet_nodig.isVisibleTo(strook)
