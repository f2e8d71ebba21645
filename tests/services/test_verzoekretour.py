"""What a 316 or 318 does with a request, and a gemeente that has what VECOZO refused."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.verzending import Status
from app.domain.verzoek import IN_ONDERZOEK, Verzoekstatus
from app.services import verzenden
from app.services.ontvangen import Uitkomst
from app.services.workspace import Workspace
from tests.services.afkeuringen import importeer
from tests.services.verzoekstand import een, regels, stand
from tests.store.opslag import verzending
from tests.verzoeken_bouw import (
    APRIL_9,
    bericht301_op,
    bericht315,
    bericht317,
    bericht319,
    doe,
)
from tests.walks.conftest import afkeuring, antwoord, sjabloon, snelle_sleutel, workspace

__all__ = ["sjabloon", "snelle_sleutel", "workspace"]  # fixtures

PRODUCT_315 = "/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[1]"


class TestRetourOpHetVerzoek:
    def test_een_afkeurend_316_laat_het_verzoek_niet_meer_tellen_op286(
        self, workspace: Workspace
    ) -> None:
        heen = bericht315()
        doe(workspace, heen)
        importeer(workspace, antwoord(heen, afkeuring("TR347", "9347", PRODUCT_315)))
        assert een(workspace).berichtstatus is Status.AFGEKEURD
        with workspace.lezen() as uow:
            (dossier,) = uow.dossiers.alle()
            uow.verzoeken.vul([dossier])
        assert dossier.verzoeken == []

    @pytest.mark.parametrize("heen", [bericht315("A1"), bericht317("A1")], ids=["316", "318"])
    def test_een_goed_retour(self, workspace: Workspace, heen: Any) -> None:
        doe(workspace, heen)
        importeer(workspace, antwoord(heen))
        verzoek = een(workspace)
        assert verzoek.berichtstatus is Status.GOEDGEKEURD
        assert verzoek.status is Verzoekstatus.IN_BEHANDELING


class TestVecozoKeurdeAf:
    """A gemeente that answers has the request, whatever VECOZO said."""

    def doe_twee_keer(self, ws: Workspace, status: Status) -> None:
        """Make a request that VECOZO refused, and another in its place."""
        (oud,) = doe(ws, bericht315("A1", identificatie="OUD"), Status.AFGEKEURD_VECOZO)
        with ws.schrijven() as uow:
            uow.berichten.bewaar_uit(
                [
                    verzending(
                        oud.soort,
                        status,
                        "NIEUW",
                        client_id=oud.client_id,
                        vervangt_id=oud.bericht_id,
                    )
                ]
            )
            uow.commit()

    @pytest.mark.parametrize(
        ("bericht", "verwacht"),
        [
            (bericht319("A1", IN_ONDERZOEK), Verzoekstatus.IN_ONDERZOEK),
            (bericht301_op("A1"), Verzoekstatus.TOEGEWEZEN),
        ],
        ids=["319", "301"],
    )
    def test_het_verzoek_telt_weer_en_wat_in_de_plaats_kwam_vervalt(
        self, workspace: Workspace, bericht: Any, verwacht: Verzoekstatus
    ) -> None:
        self.doe_twee_keer(workspace, Status.KLAAR)
        (uit,) = importeer(workspace, bericht)
        assert regels(uit) == []
        assert "VECOZO keurde JW315 OUD af, maar de gemeente heeft hem." in uit.reden
        assert "NIEUW, die in de plaats kwam, is vervallen." in uit.reden
        assert stand(workspace) == {"A1": verwacht}
        oud = verzenden.vind(workspace, "OUD")
        assert (oud.status, oud.ingediend_op) == (Status.INGEDIEND, APRIL_9)
        assert verzenden.vind(workspace, "NIEUW").status is Status.VERVALLEN

    def test_wat_in_de_plaats_al_weg_is_wordt_gezegd(self, workspace: Workspace) -> None:
        self.doe_twee_keer(workspace, Status.GEEXPORTEERD)
        (uit,) = importeer(workspace, bericht319("A1"))
        assert "NIEUW kwam in de plaats: dien die niet meer in." in uit.reden

    def test_twee_producten_van_dat_bericht_zeggen_het_een_keer(self, workspace: Workspace) -> None:
        heen = bericht315("A1", "A2")
        doe(workspace, heen, Status.AFGEKEURD_VECOZO)
        eerste, tweede, retour = importeer(
            workspace, bericht319("A1"), bericht319("A2"), antwoord(heen)
        )
        assert "VECOZO keurde" in eerste.reden
        assert tweede.reden == ""
        assert retour.uitkomst is Uitkomst.VERWERKT
        assert een(workspace).berichtstatus is Status.GOEDGEKEURD
