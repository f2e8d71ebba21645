"""What is due of declaring, as rows of Vandaag, and the mail that asks for a payment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.deadlines.protocol import LANDELIJK
from app.deadlines.termijnen import Actie, Termijn
from app.domain.openstaand import Feit, Waarom
from app.domain.verzending import Status
from app.gui.application import Application
from app.gui.context import (
    TAB_AFGEKEURD,
    TAB_CONTRACT,
    TAB_DECLARATIES,
    TAB_VOORSTEL,
    TAB_ZORG,
)
from app.gui.declareren.page import DeclarerenPage
from app.gui.declareren.voorstel import VoorstelPage
from app.gui.klaar.groepen import uitgaand_id
from app.gui.vandaag import declareren
from app.gui.vandaag.mail import MailPagina, onderwerp, tekst
from app.gui.vandaag.page import VandaagPage
from app.gui.vandaag.rijen import Keuze, kies, maak_lijst
from app.gui.vandaag.voet import Voet
from app.gui.widgets.action_model import Taakregel
from app.services.taakwoorden import soort_naam
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from tests.deadlines.feiten import (
    afgekeurde_regels,
    antwoord,
    d,
    een,
    te_betalen,
    te_corrigeren,
    te_declareren,
)
from tests.deadlines.test_protocol import RVN
from tests.gui.bureau import Bureau, bureau, teksten
from tests.gui.open_venster import Scherm, open_werk, scherm
from tests.walks.conftest import sjabloon, snelle_sleutel

__all__ = ["open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures

VANDAAG = "2026-05-25"


def termijn(feit: Feit, vandaag: str = VANDAAG, protocol: str = RVN) -> Termijn:
    return een(feit, vandaag, protocol)


def regel(*feiten: Feit, vandaag: str = VANDAAG) -> Taakregel:
    """The one row that these give."""
    (gemaakt,) = maak_lijst([termijn(f, vandaag) for f in feiten], vouw_later=True).regels
    return gemaakt


def wacht_op_325(ingediend_op: str, **anders: Any) -> Feit:
    velden = {"soort": Berichtsoort.DECLARATIE_ANTWOORD, "declaratie_nummer": "202604"}
    return antwoord(ingediend_op, **velden | anders)


@pytest.mark.parametrize(
    ("feit", "titel", "bij", "knop"),
    [
        (te_declareren(), "Declareren april (323)", "2 cliënten", "Declareer"),
        (
            te_declareren("2025-12-31", waarom=Waarom.JAAR, clienten=1),
            "Zorg van 2025 declareren", "1 cliënt", "Declareer",
        ),
        (
            te_declareren("2025-12-31", waarom=Waarom.AGB),
            "Declareren oude AGB", "2 cliënten", "Declareer",
        ),
        (te_betalen(), "Betaling verwacht", "€ 1.234,56", "Bekijk declaratie"),
        (te_betalen("2026-04-20"), "Betaling ontbreekt", "€ 1.234,56", "Mail gemeente"),
        (afgekeurde_regels(), "Afgekeurde regels verbeteren", "2 regels", "Bekijk regels"),
        (te_corrigeren(), "Toegekende regels corrigeren", "1 regel", "Bekijk declaratie"),
        (
            wacht_op_325("2026-05-20"),
            "Antwoord verwacht (325)", "Declaratie 202604", "Mail gemeente",
        ),
        (
            wacht_op_325("2026-04-20"),
            "Geen antwoord (325)", "Declaratie 202604", "Mail gemeente",
        ),
    ],
)  # fmt: skip
def test_wat_een_regel_zegt(feit: Feit, titel: str, bij: str, knop: str) -> None:
    gemaakt = regel(feit)
    assert (gemaakt.titel, gemaakt.client, gemaakt.actie_tekst) == (titel, bij, knop)


@pytest.mark.parametrize(
    ("status", "titel", "knop"),
    [
        (Status.KLAAR, "Declaratie exporteren (323)", "Exporteer"),
        (Status.GEEXPORTEERD, "Declaratie indienen (323)", "Meld ingediend"),
    ],
)
def test_een_323_die_nog_weg_moet(status: Status, titel: str, knop: str) -> None:
    feit = te_declareren(status=status, bericht_id=14, identificatie="24680")
    gemaakt = regel(feit)
    assert (gemaakt.titel, gemaakt.actie_tekst) == (titel, knop)


def test_maanden_van_een_gemeente_vouwen_samen() -> None:
    gemaakt = regel(te_declareren("2026-02-28"), te_declareren("2026-03-31"))
    assert (gemaakt.titel, gemaakt.client) == ("Declareren (323)", "2 maanden")
    assert [kind.titel for kind in gemaakt.kinderen] == [
        "Declareren februari (323)",
        "Declareren maart (323)",
    ]
    assert len({kind.id for kind in gemaakt.kinderen}) == 2


@pytest.mark.parametrize("ander", [{"gemeente": "0296"}, {"wet": Wet.WMO}, {"waarom": Waarom.JAAR}])
def test_wat_ergens_anders_wordt_gedeclareerd_blijft_apart(ander: dict[str, Any]) -> None:
    lijst = [termijn(te_declareren("2025-12-31")), termijn(te_declareren("2025-12-31", **ander))]
    assert len(maak_lijst(lijst, vouw_later=True).regels) == 2


def test_betalingen_en_regels_tellen_op() -> None:
    betalingen = regel(te_betalen(), te_betalen(bericht_id=15, declaratie_nummer="202605"))
    assert betalingen.client == "€ 2.469,12"
    assert [kind.titel for kind in betalingen.kinderen] == [
        "Declaratie 202604",
        "Declaratie 202605",
    ]
    regels = regel(afgekeurde_regels(), afgekeurde_regels(bericht_id=15, regels=3))
    assert regels.client == "5 regels"
    antwoorden = regel(wacht_op_325("2026-05-20"), wacht_op_325("2026-05-20", bericht_id=15))
    assert antwoorden.client == "2 declaraties"


def test_veel_voor_later_noemt_elk_zijn_naam() -> None:
    later: list[Feit] = [te_betalen(), te_corrigeren(), te_declareren("2026-05-31")]
    later += [te_betalen(bericht_id=100 + i) for i in range(9)]
    gemaakt = regel(*later)
    assert gemaakt.kinderen[1].titel == "Toegekende regels corrigeren"
    assert gemaakt.kinderen[2].titel == "Declareren mei (323)"


def test_er_is_te_kiezen_en_te_zoeken() -> None:
    lijst = [termijn(te_declareren()), termijn(te_betalen()), termijn(afgekeurde_regels())]
    namen = [soort_naam(t.soort) for t in lijst]
    assert namen == ["Declaratie (323)", "Betaling", "Afgekeurde regels"]
    for zoek, aantal in (("april", 1), ("202604", 2), ("betaling", 1), ("nijmegen", 3)):
        assert len(kies(lijst, Keuze(zoek=zoek))) == aantal, zoek


# The mail


def test_de_mail_om_een_betaling_noemt_declaraties_en_niemand() -> None:
    een_ = termijn(te_betalen("2026-04-20"))
    assert onderwerp([een_]) == "Nog geen betaling ontvangen van declaratie 202604"
    geschreven = tekst([een_])
    assert (
        "- Declaratienummer 202604 (JW323) over april 2026, ingediend op 20 april 2026: "
        "nog € 1.234,56" in geschreven
    )
    assert "binnen 30 dagen (Rijk van Nijmegen 1.17.1, §5.10)" in geschreven
    twee = [een_, termijn(te_betalen("2026-04-20", declaratie_nummer="202605"))]
    assert "deze declaraties" in tekst(twee)
    assert onderwerp(twee).endswith("202604, 202605")


def test_de_mail_om_een_325_noemt_het_nummer_en_de_afspraak() -> None:
    wacht = termijn(wacht_op_325("2026-04-20"))
    assert onderwerp([wacht]) == "Geen JW325 ontvangen op JW323"
    assert "declaratienummer 202604, identificatie 67890" in tekst([wacht])
    assert "binnen 20 werkdagen na ontvangst (OP090x4; Rijk van Nijmegen" in tekst([wacht])
    landelijk = termijn(wacht_op_325("2026-04-20"), protocol=LANDELIJK)
    assert "binnen 10 werkdagen na ontvangst (OP090x4)" in tekst([landelijk])


# The buttons


@pytest.fixture
def kantoor(tmp_path: Path, qtbot: QtBot, qapp: Application) -> Iterator[Bureau]:
    with bureau(tmp_path, qtbot, qapp) as made:
        yield made


@pytest.mark.parametrize(
    ("feit", "geopend"),
    [
        (te_declareren(), (TAB_VOORSTEL, Wet.JW, "0268", d("2026-04-01"))),
        (
            te_declareren("2025-12-31", waarom=Waarom.JAAR, vanaf=d("2025-02-01")),
            (TAB_VOORSTEL, Wet.JW, "0268", d("2025-12-01")),
        ),
        (afgekeurde_regels(), (TAB_AFGEKEURD, Wet.JW, "0268", 14)),
        (te_betalen(), (TAB_DECLARATIES, Wet.JW, "0268", 14)),
        (te_corrigeren(), (TAB_DECLARATIES, Wet.JW, "0268", 14)),
    ],
)
def test_de_knop_opent_declareren(kantoor: Bureau, feit: Feit, geopend: tuple[Any, ...]) -> None:
    page = VandaagPage(kantoor.kantoor)
    kantoor.qtbot.addWidget(page)
    page._ontvang(0, [termijn(feit)])
    page._doe(page.regels[0])
    assert kantoor.geopend == [("open_declareren", geopend)]


@pytest.mark.parametrize(
    ("feiten", "voet"),
    [
        ([te_declareren()], "Uiterlijk zo 31 mei 2026 · 3 prestaties"),
        (
            [te_declareren("2026-02-28"), te_declareren("2026-03-31")],
            "Uiterlijk di 31 mrt 2026 · 2 maanden",
        ),
        ([te_betalen()], "Uiterlijk za 6 jun 2026 · Declaratie 202604"),
    ],
)
def test_de_voet_noemt_waar_het_om_gaat(kantoor: Bureau, feiten: list[Feit], voet: str) -> None:
    strook = Voet(d(VANDAAG))
    kantoor.qtbot.addWidget(strook)
    strook.toon(tuple(termijn(feit) for feit in feiten))
    assert voet in teksten(strook)


@pytest.mark.parametrize(
    ("feit", "id_"),
    [
        (te_declareren(status=Status.KLAAR, bericht_id=14), 14),
        (wacht_op_325("2026-05-20"), 12),
        (te_betalen(), None),
        (afgekeurde_regels(), None),
        (te_corrigeren(), None),
    ],
)
def test_klaar_voor_vecozo_telt_alleen_wat_onderweg_is(feit: Feit, id_: int | None) -> None:
    assert uitgaand_id(termijn(feit)) == id_


def test_een_late_betaling_opent_de_mail_en_heeft_een_weg_naar_de_declaratie(
    kantoor: Bureau,
) -> None:
    page = VandaagPage(kantoor.kantoor)
    kantoor.qtbot.addWidget(page)
    laat = termijn(te_betalen("2026-04-20"))
    assert laat.actie is Actie.MAIL_GEMEENTE
    page._ontvang(0, [laat])
    page._doe(page.regels[0])
    page._bekijk_declaratie(laat)
    (mail, brief), (waarheen, tab) = kantoor.geopend
    assert (mail, waarheen) == ("open_over", "open_declareren")
    assert isinstance(brief, MailPagina)
    kantoor.qtbot.addWidget(brief)
    assert brief.titel == "Vraag de gemeente om betaling"
    assert tab[0] == TAB_DECLARATIES


def test_waar_een_rij_voor_meer_dan_een_heen_leidt() -> None:
    maanden = [termijn(te_declareren("2026-02-28")), termijn(te_declareren("2026-03-31"))]
    assert declareren.waar(maanden)["maand"] == date(2026, 2, 1)
    assert "bericht_id" not in declareren.waar([termijn(te_betalen())] * 2)


def test_het_venster_opent_het_tabblad(scherm: Scherm) -> None:
    scherm.geopend.kantoor.open_declareren(TAB_VOORSTEL, maand=date(2026, 3, 1))
    scherm.rust()
    page = scherm.geopend.venster.page_in_sight
    assert isinstance(page, DeclarerenPage)
    tab = page.page(TAB_VOORSTEL)
    assert isinstance(tab, VoorstelPage)
    assert tab.kiezer.maanden.maand == date(2026, 3, 1)
    for key in (TAB_DECLARATIES, TAB_AFGEKEURD, TAB_ZORG, TAB_CONTRACT):
        scherm.geopend.kantoor.open_declareren(key, wet=Wet.JW, gemeente="0268")
        scherm.rust()
        assert page.tab == key
