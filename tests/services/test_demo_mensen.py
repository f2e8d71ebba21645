"""The fictional provider of the demo: what came in, who it is about, and nothing is wrong."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from stdnum.nl import bsn as elfproef

from app.deadlines.protocol import voorstel_voor
from app.domain.ontvangst import Ontvangststatus
from app.domain.toewijzing import Stand, Toewijzing, Wijzigingsoort
from app.errors import UserError
from app.services import (
    demo,
)
from app.services.demo_clienten import lees
from app.services.demo_verloop import VERLOPEN
from app.services.workspace import Workspace
from app.standard.codelijsten import codelijst
from app.standard.release import PRODUCT_CATEGORIE, Wet
from app.standard.toewijzing import ToegewezenProduct
from tests.services.demomap import (
    DONDERDAG,
    Maak,
    alles,
    binnen,
    buiten,
    maak,
    toewijzingen,
    workspace,
)

__all__ = ["maak", "toewijzingen", "workspace"]  # fixtures


# What came in


def test_alleen_de_foute_301_s_hebben_bevindingen(workspace: Workspace) -> None:
    with workspace.lezen() as uow:
        gevonden = uow.berichten.bevindingen([o.bewaard_id for o in binnen(workspace)])
        gevonden |= uow.berichten.bevindingen([v.bewaard_id for v in buiten(workspace)])
    assert sorted(b.regel for rij in gevonden.values() for b in rij) == ["CS003", "CS003", "TR332"]


def test_drie_bestanden_zijn_niet_verwerkt(workspace: Workspace) -> None:
    redenen = sorted(o.reden for o in binnen(workspace, Ontvangststatus.GEWEIGERD))
    assert len(redenen) == 3
    assert "AGB-code 98760001" in redenen[0]
    assert "niet heel" in redenen[1]
    assert "release 3.1" in redenen[2]


def test_toewijzingen_hebben_een_geschiedenis(toewijzingen: list[Toewijzing]) -> None:
    soorten = {wijziging.soort for t in toewijzingen for wijziging in t.wijzigingen}
    assert soorten == {
        Wijzigingsoort.VERKORT,
        Wijzigingsoort.VERLENGD,
        Wijzigingsoort.OMVANG,
        Wijzigingsoort.VERWIJDERD,
    }
    standen = {t.stand(DONDERDAG) for t in toewijzingen}
    assert standen == set(Stand)


def test_berichten_staan_op_de_dag_waarop_ze_kwamen(workspace: Workspace) -> None:
    momenten = [o.ontvangen_op for o in sorted(binnen(workspace), key=lambda o: o.bewaard_id)]
    assert momenten == sorted(momenten)
    assert momenten[0].date() < DONDERDAG - timedelta(days=60)
    assert all(v.dagtekening == v.gemaakt_op.date() or v.soort.is_retour for v in buiten(workspace))


# Who they are


def test_clienten_hebben_testnummers_die_kloppen(workspace: Workspace) -> None:
    bsns = [rij["bsn"] for rij in lees("clienten")["client"]]
    bsns += [dossier.client.bsn for dossier in alles(workspace) if dossier.client]
    assert all(bsn.startswith("9999") and elfproef.is_valid(bsn) for bsn in bsns)


def test_er_zijn_vijf_gemeenten_twee_wetten_en_twee_protocollen(
    toewijzingen: list[Toewijzing],
) -> None:
    gemeenten = {t.sleutel.gemeente for t in toewijzingen}
    assert gemeenten == {"0268", "0296", "0209", "0225", "0200"}
    assert len({voorstel_voor(gemeente) for gemeente in gemeenten}) == 2
    assert {t.sleutel.wet for t in toewijzingen} == set(Wet)


def test_producten_bestaan_en_zijn_gevarieerd(toewijzingen: list[Toewijzing]) -> None:
    for t in toewijzingen:
        product = t.actueel.product
        assert product is None or product.categorie in codelijst(
            PRODUCT_CATEGORIE.voor(t.sleutel.wet)
        )
    assert len({(t.actueel.product, t.actueel.omvang) for t in toewijzingen}) > 15
    assert any(t.actueel.budget for t in toewijzingen)
    assert any(t.actueel.einddatum is None for t in toewijzingen)


def test_clienten_verschillen(workspace: Workspace) -> None:
    clienten = [dossier.client for dossier in alles(workspace) if dossier.client]
    assert len({client.korte_naam for client in clienten}) == len(clienten)
    assert any(client.commentaar for client in clienten)
    assert any(client.notitie for client in clienten)
    assert any(client.naam.partnernaam for client in clienten)
    assert any(client.communicatie for client in clienten)
    assert any(len(client.relaties) == 2 for client in clienten)
    leeftijden = [client.leeftijd(DONDERDAG) or 0 for client in clienten]
    assert min(leeftijden) < 10
    assert max(leeftijden) > 85


def test_alles_wat_verzonnen_is_wordt_gebruikt(toewijzingen: list[Toewijzing]) -> None:
    zorg = [opdracht for rij in lees("clienten")["client"] for opdracht in rij["zorg"]]
    assert {opdracht["verloop"] for opdracht in zorg} == VERLOPEN.keys()
    producten = {naam for opdracht in zorg for naam in opdracht["producten"]}
    assert producten == lees("aanbieder")["product"].keys()


# Again


def test_twee_keer_vullen_geeft_dezelfde_mensen(maak: Maak, workspace: Workspace) -> None:
    tweede = maak(DONDERDAG)
    demo.vul(tweede)
    for een, ander in zip(alles(workspace), alles(tweede), strict=True):
        assert een.client == ander.client
        assert een.toewijzingen.keys() == ander.toewijzingen.keys()
        for sleutel, toewijzing in een.toewijzingen.items():
            # A reference is made up anew with every message.
            assert zonder_referentie(toewijzing) == zonder_referentie(ander.toewijzingen[sleutel])


def zonder_referentie(toewijzing: Toewijzing) -> ToegewezenProduct:
    return dataclasses.replace(toewijzing.actueel, referentie_aanbieder=None)


@contextmanager
def ongewijzigd(workspace: Workspace) -> Iterator[None]:
    voor = (len(binnen(workspace)), len(buiten(workspace)))
    yield
    assert (len(binnen(workspace)), len(buiten(workspace))) == voor


def test_waar_al_gegevens_staan_komt_de_demo_niet_bij(workspace: Workspace) -> None:
    with ongewijzigd(workspace), pytest.raises(UserError, match="staan al gegevens"):
        demo.vul(dataclasses.replace(workspace))
