"""Putting off what is due, who follows a client, and how to reach a gemeente."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from app import cli_uitvoer
from app.deadlines.termijnen import Termijn
from app.domain.zorg import Zorgregel
from app.errors import UserError
from app.services import dossiers, gemeentecontact, ontvangen, starten, uitstellen, werklijst, zorg
from app.services.gemeentecontact import GEEN_CONTACT
from app.services.workspace import Workspace
from app.standard.codec import encode
from app.store.instellingen import Gemeentecontact
from tests.bench.vandaag import statements
from tests.bouw import ANDER_BSN, NIJMEGEN, bericht301, toegewezen
from tests.walks.conftest import VRIJDAG, sjabloon, snelle_sleutel, workspace

__all__ = ["sjabloon", "snelle_sleutel", "workspace"]  # fixtures

MAANDAG = date(2026, 4, 13)


@pytest.fixture
def twee(workspace: Workspace, tmp_path: Path) -> Workspace:
    """Two clients, each with a retour and a start that are due."""
    paden = []
    for nr, bericht in enumerate(
        (
            bericht301(),
            bericht301(toegewezen(300202), bsn=ANDER_BSN, identificatie="G0002"),
        )
    ):
        pad = tmp_path / f"{nr}.xml"
        pad.write_bytes(encode(bericht))
        paden.append(pad)
    ontvangen.ontvang(workspace, paden)
    return workspace


def start(workspace: Workspace, client_id: int = 1) -> Termijn:
    (gevonden,) = [
        t for t in werklijst.termijnen(workspace) if (t.soort, t.client_id) == ("305", client_id)
    ]
    return gevonden


def test_uitstellen_verzet_de_termijn_zelf_niet(twee: Workspace) -> None:
    was = start(twee)
    uitstellen.stel_uit(twee, [was], MAANDAG, "  wacht op   ouder ")
    assert start(twee) == replace(was, uitgesteld_tot=MAANDAG, notitie="wacht op ouder")
    assert start(twee, 2).uitgesteld_tot is None
    assert start(twee).sleutel == was.sleutel


def test_op_de_dag_zelf_staat_het_er_weer_met_de_notitie(twee: Workspace) -> None:
    uitstellen.stel_uit(twee, [start(twee)], MAANDAG, "bel de ouder")
    for dag, tot in (
        (MAANDAG - timedelta(days=1), MAANDAG),
        (MAANDAG, None),
        (MAANDAG + timedelta(days=1), None),
    ):
        toen = start(Workspace(twee.map, twee.engine, partial(date, dag.year, dag.month, dag.day)))
        assert (toen.uitgesteld_tot, toen.notitie) == (tot, "bel de ouder")


def test_uitstellen_kan_tot_na_de_uiterste_dag(twee: Workspace) -> None:
    was = start(twee)
    laat = was.vervaldatum + timedelta(days=30)
    uitstellen.stel_uit(twee, [was], laat)
    assert start(twee).uitgesteld_tot == laat
    assert start(twee).vervaldatum == was.vervaldatum


@pytest.mark.parametrize(
    ("tot", "zegt"),
    [
        (None, "Tot wanneer"),
        (VRIJDAG - timedelta(days=1), "na vandaag"),
        (VRIJDAG, "na vandaag"),
        (VRIJDAG + timedelta(days=367), "jaar vooruit"),
    ],
)
def test_een_dag_die_niet_kan_wordt_vriendelijk_geweigerd(
    twee: Workspace, tot: date | None, zegt: str
) -> None:
    with pytest.raises(UserError, match=zegt):
        uitstellen.stel_uit(twee, [start(twee)], tot)
    assert start(twee).uitgesteld_tot is None


def test_een_jaar_vooruit_kan_nog_net_en_een_boek_als_notitie_niet(twee: Workspace) -> None:
    uitstellen.stel_uit(twee, [start(twee)], VRIJDAG + timedelta(days=366), "a" * 200)
    with pytest.raises(UserError, match="201 tekens"):
        uitstellen.stel_uit(twee, [start(twee)], MAANDAG, "a" * 201)


def test_meer_tegelijk_en_terug_zoals_het_was(twee: Workspace) -> None:
    alle = werklijst.termijnen(twee)
    uitstellen.stel_uit(twee, alle[:1], MAANDAG, "eerst")
    vorige = uitstellen.stel_uit(twee, alle, date(2026, 4, 20), "later")
    assert [t.notitie for t in werklijst.termijnen(twee)] == ["later"] * 4
    assert list(vorige) == [alle[0].sleutel]
    uitstellen.neem_terug(twee, alle, vorige)
    assert [t.uitgesteld_tot for t in werklijst.termijnen(twee)] == [MAANDAG, None, None, None]
    opnieuw = uitstellen.neem_terug(twee, alle)
    assert werklijst.termijnen(twee) == alle
    uitstellen.neem_terug(twee, alle, opnieuw)
    assert werklijst.termijnen(twee)[0].notitie == "eerst"


def test_veranderen_de_feiten_dan_staat_het_er_gewoon_weer(twee: Workspace) -> None:
    uitstellen.stel_uit(twee, [start(twee)], date(2026, 5, 1), "later")
    starten.nog_niet_gestart(twee, 1, date(2026, 4, 20))
    assert (start(twee).uitgesteld_tot, start(twee).notitie) == (None, "")


def test_alles_uitstellen_kost_evenveel_vragen_als_een(twee: Workspace) -> None:
    alle = werklijst.termijnen(twee)
    gezien = []
    for deel in (alle[:1], alle):
        with statements(twee.engine) as sql:
            uitstellen.stel_uit(twee, deel, MAANDAG)
            uitstellen.neem_terug(twee, deel)
        gezien.append(len(sql))
    assert gezien[0] == gezien[1] > 0


def test_vijf_werkdagen_slaat_weekend_en_feestdag_over(twee: Workspace) -> None:
    assert uitstellen.over_werkdagen(twee, 5) == date(2026, 4, 17)
    assert uitstellen.over_werkdagen(twee, 11) == date(2026, 4, 28)  # Koningsdag is on the 27th


def test_de_opdrachtregel_laat_alles_zien_en_zegt_wat_is_uitgesteld(twee: Workspace) -> None:
    uitstellen.stel_uit(twee, [start(twee)], MAANDAG, "later")
    dossiers.zet_medewerker(twee, 1, "M. Bos")
    rijen = cli_uitvoer.termijnen(werklijst.termijnen(twee)).json
    assert len(rijen) == 4
    assert [(r["uitgesteld_tot"], r["notitie"]) for r in rijen if r["uitgesteld_tot"]] == [
        ("2026-04-13", "later")
    ]
    assert {r["medewerker"] for r in rijen} == {"M. Bos", ""}


# Who follows a client


def test_wie_een_client_volgt_staat_bij_diens_termijnen(twee: Workspace) -> None:
    assert dossiers.zet_medewerker(twee, 1, "  M.  Bos ") == "M. Bos"
    namen = {t.client_id: t.medewerker for t in werklijst.termijnen(twee) if t.soort == "305"}
    assert namen == {1: "M. Bos", 2: ""}
    dossiers.zet_medewerker(twee, 1, "")
    assert {t.medewerker for t in werklijst.termijnen(twee)} == {""}


def test_een_bekende_naam_houdt_zijn_spelling(twee: Workspace) -> None:
    gegeven = Zorgregel(
        datum=date(2026, 4, 3), bsn=ANDER_BSN, toewijzing_nummer=300202, product="45A04",
        aantal=Decimal(2), eenheid="04", medewerker="Ö. Kaya",
    )  # fmt: skip
    assert zorg.bewaar(twee, [gegeven]).bewaard
    assert dossiers.zet_medewerker(twee, 1, "ö. kaya") == "Ö. Kaya"
    dossiers.zet_medewerker(twee, 2, "A. Aal")
    assert dossiers.medewerkers(twee) == ["A. Aal", "Ö. Kaya"]
    assert start(twee, 2).medewerker == "A. Aal"


# How to reach a gemeente


def test_contactgegevens_worden_opgeruimd_en_zijn_terug_te_zetten(workspace: Workspace) -> None:
    nieuw = Gemeentecontact(" backoffice@nijmegen.example ", " 000  12345 ", "vraag\nnaar Jo")
    assert gemeentecontact.zet_contact(workspace, NIJMEGEN, nieuw) == GEEN_CONTACT
    staat = Gemeentecontact("backoffice@nijmegen.example", "000 12345", "vraag naar Jo")
    assert gemeentecontact.contact(workspace, NIJMEGEN) == staat
    assert gemeentecontact.contacten(workspace) == {NIJMEGEN: staat}
    assert gemeentecontact.zet_contact(workspace, NIJMEGEN, GEEN_CONTACT) == staat
    assert gemeentecontact.contacten(workspace) == {}


@pytest.mark.parametrize(
    ("gemeente", "contact", "zegt"),
    [
        (NIJMEGEN, Gemeentecontact("backoffice"), "geen mailadres"),
        (NIJMEGEN, Gemeentecontact("a@b.nl, c@d.nl"), "geen mailadres"),
        (NIJMEGEN, Gemeentecontact("a@b@c.nl"), "geen mailadres"),
        (NIJMEGEN, Gemeentecontact("a@b."), "geen mailadres"),
        (NIJMEGEN, Gemeentecontact("", "vraag Jo"), "geen cijfer"),
        ("9999", Gemeentecontact("a@b.nl"), "bestaat niet"),
    ],
)
def test_contactgegevens_die_niet_kunnen_worden_geweigerd(
    workspace: Workspace, gemeente: str, contact: Gemeentecontact, zegt: str
) -> None:
    with pytest.raises(UserError, match=zegt):
        gemeentecontact.zet_contact(workspace, gemeente, contact)
    assert gemeentecontact.contacten(workspace) == {}
