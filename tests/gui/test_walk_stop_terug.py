"""Taking back what was made ready, in the window: seen before it is sent, and undone whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.toewijzing import Stand
from app.domain.verzending import Status
from app.forms.stop_controle import OOK, Stopantwoord
from app.gui.klaar.groepen import Groep
from app.services import melden, starten, stoppen, verzenden
from app.standard.codec import decode
from tests.bouw import toegewezen
from tests.gui.open_venster import Scherm, export, open_werk, scherm
from tests.gui.stoppen import (
    ANDER_PRODUCT,
    APRIL_2,
    APRIL_8,
    client,
    dien_in,
    gestopt,
    lopende_hulp,
    producten,
    vraag,
    vul_stop,
)
from tests.walks.conftest import afkeuring, antwoord, sjabloon, snelle_sleutel

__all__ = ["export", "open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures


def stand(scherm: Scherm, toewijzing_id: int) -> Stand:
    form = starten.formulier(scherm.workspace, toewijzing_id)
    return form.toewijzing.stand(scherm.workspace.vandaag())


def klaar(scherm: Scherm) -> list[str]:
    """The 307s in Klaar voor VECOZO."""
    rijen = scherm.klaar.vakken[Groep.KLAAR].rijen()
    return [rij.regel.identificatie or "" for rij in rijen if rij.regel.naam == "JW307"]


def test_wie_een_verbetering_intrekt_die_nog_klaarstaat_ziet_dat_de_stop_zelf_weggaat(
    scherm: Scherm, export: Path
) -> None:
    """What the gemeente has is the stop of before: that is what is withdrawn (IV008)."""
    lopende_hulp(scherm)
    gestopt(scherm)
    form = stoppen.correctie(scherm.workspace, 1)
    assert melden.zet_klaar(scherm.workspace, form, Stopantwoord(APRIL_2, "31")).gelukt
    client(scherm, "Corrigeer stop")
    scherm.klik(scherm.stop.trek_in)
    scherm.wacht_op_voorbeeld()
    assert scherm.stop.voorbeeld.getoond
    assert "hoort er niets van" not in scherm.stop.voorbeeld.zin
    assert "de stop van T. de Wit op 8 april 2026" in scherm.stop.voorbeeld.zin
    scherm.klik(scherm.stop.zet_klaar)
    assert scherm.gezegd.startswith("Het intrekken van de stop voor T. de Wit staat bij")
    (weg,) = producten(dien_in(scherm, export))
    assert (weg.status_aanlevering, weg.einddatum) == ("3", APRIL_8)


def test_ongedaan_maken_brengt_terug_wat_ervoor_verviel(scherm: Scherm) -> None:
    lopende_hulp(scherm, toegewezen(300201), toegewezen(300202, product=ANDER_PRODUCT))
    form = stoppen.formulier(scherm.workspace, 1)
    samen = Stopantwoord(APRIL_8, "31", frozenset({300202}))
    gezet = melden.zet_klaar(scherm.workspace, form, samen).verzending
    assert gezet is not None
    scherm.geopend.kantoor.open_stop(1, corrigeer=True)
    scherm.rust()
    vul_stop(scherm, "09-04-2026", "31")
    scherm.klik(scherm.stop.zet_klaar)
    scherm.ga_naar("klaar")
    assert gezet.identificatie not in klaar(scherm)
    scherm.klik(scherm.knop("Ongedaan maken"))
    assert klaar(scherm) == [gezet.identificatie]
    assert [stand(scherm, nummer) for nummer in (1, 2)] == [Stand.GESTOPT, Stand.GESTOPT]


def test_ook_intrekken_voor_vertrek_kan_ongedaan(scherm: Scherm) -> None:
    lopende_hulp(scherm)
    gestopt(scherm, Status.KLAAR)
    client(scherm, "Corrigeer stop")
    scherm.klik(scherm.stop.trek_in)
    scherm.klik(scherm.stop.zet_klaar)
    assert stand(scherm, 1) is Stand.GESTART
    scherm.klik(scherm.knop("Ongedaan maken"))
    assert stand(scherm, 1) is Stand.GESTOPT


def test_een_start_die_intussen_is_afgekeurd_wordt_gezegd(scherm: Scherm) -> None:
    lopende_hulp(scherm, tot=Status.KLAAR)
    (start,) = [v for v in verzenden.uitgaand(scherm.workspace) if v.naam == "JW305"]
    verzenden.meld_ingediend(scherm.workspace, [start.identificatie])
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    geweigerd = afkeuring("TR326", "9326", "/Bericht/Client/StartProducten/StartProduct[1]")
    scherm.importeer(antwoord(decode(start.inhoud), geweigerd))
    vul_stop(scherm, "08-04-2026", "31")
    scherm.rust()
    assert scherm.gezegd.startswith("Op toewijzing 300201 is nog geen start gemeld.")
    assert not scherm.stop.voorbeeld.getoond


@pytest.mark.parametrize(
    ("reden", "anders", "zin"),
    [
        (
            "20",
            {"einddatum": date(2026, 4, 7)},
            "De hulp van toewijzing 300202 kan niet verdergaan: die toewijzing is afgelopen.",
        ),
        ("20", {}, ""),
    ],
)
def test_een_reden_moet_bij_alles_passen_wat_stopt_op378(
    scherm: Scherm, reden: str, anders: dict[str, Any], zin: str
) -> None:
    tweede = toegewezen(300202, product=ANDER_PRODUCT, **anders)
    lopende_hulp(scherm, toegewezen(300201), tweede)
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    vul_stop(scherm, "07-04-2026", reden)
    (vinkje,) = vraag(scherm, OOK).vinkjes.per_code.values()
    vinkje.click()
    assert vraag(scherm, OOK).finding.startswith(zin)
    assert bool(vraag(scherm, OOK).finding) == bool(zin)
