"""What comes in about our requests, 319 and 301, and what then stands."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.verzending import Status
from app.domain.verzoek import AFGEWEZEN, IN_ONDERZOEK, Verzoekstatus
from app.services import instellen
from app.services.ontvangen import Uitkomst
from app.services.workspace import Workspace
from app.standard.release import Wet
from tests.bouw import ANDER_BSN, bericht301, toegewezen
from tests.services.afkeuringen import importeer
from tests.services.test_ontvangen import geteld
from tests.services.verzoekstand import bericht_van, een, regels, stand
from tests.store.opslag import verzonnen_bsns
from tests.verzoeken_bouw import (
    APRIL_7,
    APRIL_8,
    APRIL_9,
    APRIL_10,
    bericht301_op,
    bericht315,
    bericht317,
    bericht319,
    doe,
)
from tests.walks.conftest import sjabloon, snelle_sleutel, workspace

__all__ = ["sjabloon", "snelle_sleutel", "workspace"]  # fixtures

WIJCHEN = "0296"


class TestHetAntwoord319:
    def test_in_onderzoek(self, workspace: Workspace) -> None:
        doe(workspace, bericht315("A1", "A2"))
        (uit,) = importeer(workspace, bericht319("A1", IN_ONDERZOEK))
        assert (uit.uitkomst, regels(uit)) == (Uitkomst.VERWERKT, [])
        assert stand(workspace) == {
            "A1": Verzoekstatus.IN_ONDERZOEK,
            "A2": Verzoekstatus.IN_BEHANDELING,
        }
        ontvangen = bericht_van(workspace, uit)
        assert een(workspace).onderzoek_id == ontvangen.id
        assert ontvangen.client == "T. de Wit"

    def test_afgewezen_met_de_reden(self, workspace: Workspace) -> None:
        doe(workspace, bericht315())
        importeer(workspace, bericht319(reden="3"))
        verzoek = een(workspace)
        assert verzoek.status is Verzoekstatus.AFGEWEZEN
        assert (verzoek.reden_afwijzing, verzoek.andere_gemeente) == ("3", None)

    def test_afgewezen_omdat_een_andere_gemeente_verantwoordelijk_is_iv095(
        self, workspace: Workspace
    ) -> None:
        doe(workspace, bericht315())
        (uit,) = importeer(workspace, bericht319(reden="8", andere_gemeente=WIJCHEN))
        assert regels(uit) == []
        verzoek = een(workspace)
        assert (verzoek.reden_afwijzing, verzoek.andere_gemeente) == ("8", WIJCHEN)

    def test_afgewezen_na_onderzoek(self, workspace: Workspace) -> None:
        doe(workspace, bericht317("V1"))
        importeer(workspace, bericht319("V1", IN_ONDERZOEK))
        (uit,) = importeer(workspace, bericht319("V1"))
        assert regels(uit) == []
        verzoek = een(workspace, "V1")
        assert verzoek.status is Verzoekstatus.AFGEWEZEN
        assert verzoek.onderzoek_id is not None

    def test_een_verkeerde_referentie_wordt_gemeld_en_verandert_niets_tr355(
        self, workspace: Workspace
    ) -> None:
        doe(workspace, bericht315())
        (uit,) = importeer(workspace, bericht319("B1"))
        assert (uit.uitkomst, regels(uit), uit.reden) == (Uitkomst.VERWERKT, ["TR355"], "")
        assert stand(workspace) == {"A1": Verzoekstatus.IN_BEHANDELING}
        assert bericht_van(workspace, uit).client_id is None

    @pytest.mark.parametrize(
        "anders",
        [{"gemeente": WIJCHEN}, {"wet": Wet.WMO}],
        ids=["van een andere gemeente", "van de andere wet"],
    )
    def test_van_een_ander_verandert_niets_tr355(
        self, workspace: Workspace, anders: dict[str, Any]
    ) -> None:
        doe(workspace, bericht315())
        (uit,) = importeer(workspace, bericht319("A1", **anders))
        assert regels(uit) == ["TR355"]
        assert stand(workspace) == {"A1": Verzoekstatus.IN_BEHANDELING}

    def test_voor_een_verzoek_dat_de_gemeente_had_afgekeurd_tr355(
        self, workspace: Workspace
    ) -> None:
        doe(workspace, bericht315(), Status.AFGEKEURD)
        (uit,) = importeer(workspace, bericht319())
        assert regels(uit) == ["TR355"]
        assert stand(workspace) == {"A1": Verzoekstatus.IN_BEHANDELING}

    @pytest.mark.parametrize(
        ("eerst", "daarna", "regel"),
        [
            (bericht319("A1", IN_ONDERZOEK), bericht319("A1", IN_ONDERZOEK), "TR360"),
            (bericht319("A1", AFGEWEZEN), bericht319("A1", AFGEWEZEN, reden="2"), "TR365"),
            (bericht301_op("A1"), bericht319("A1", AFGEWEZEN, dagtekening=APRIL_10), "TR359"),
        ],
        ids=["twee keer in onderzoek", "twee keer afgewezen", "afgewezen na een toewijzing"],
    )
    @pytest.mark.parametrize("samen", [False, True], ids=["na elkaar", "in een keer"])
    def test_een_antwoord_te_veel_wordt_geweigerd_en_verandert_niets(
        self, workspace: Workspace, eerst: Any, daarna: Any, regel: str, samen: bool
    ) -> None:
        doe(workspace, bericht315())
        if samen:
            _, uit = importeer(workspace, eerst, daarna)
        else:
            importeer(workspace, eerst)
            voor = een(workspace)
            (uit,) = importeer(workspace, daarna)
            assert een(workspace) == voor
        assert regel in regels(uit)
        verwacht = {
            "TR360": Verzoekstatus.IN_ONDERZOEK,
            "TR365": Verzoekstatus.AFGEWEZEN,
            "TR359": Verzoekstatus.TOEGEWEZEN,
        }
        assert stand(workspace) == {"A1": verwacht[regel]}
        assert een(workspace).reden_afwijzing == ("1" if regel == "TR365" else None)
        assert bericht_van(workspace, uit).client == "T. de Wit"

    def test_wat_je_afsloot_blijft_afgesloten(self, workspace: Workspace) -> None:
        (verzoek,) = doe(workspace, bericht315())
        with workspace.schrijven() as uow:
            uow.verzoeken.sluit_af(verzoek.id or 0, APRIL_9, "client ziet ervan af")
            uow.commit()
        importeer(workspace, bericht319("A1"))
        assert stand(workspace) == {"A1": Verzoekstatus.AFGESLOTEN}
        importeer(workspace, bericht319("A1", reden="2", dagtekening=APRIL_10))
        assert een(workspace).reden_afwijzing == "1"  # the first one counts


class TestDeToewijzing301:
    def test_honoreert_elk_verzoek_dat_zij_noemt_iv094(self, workspace: Workspace) -> None:
        doe(workspace, bericht315("A1", "A2"))
        (uit,) = importeer(workspace, bericht301_op("A1"))
        assert (uit.uitkomst, regels(uit)) == (Uitkomst.VERWERKT, [])
        assert stand(workspace) == {
            "A1": Verzoekstatus.TOEGEWEZEN,
            "A2": Verzoekstatus.IN_BEHANDELING,
        }
        assert een(workspace).toegewezen_id == bericht_van(workspace, uit).id

    def test_deels_toegewezen_en_deels_afgewezen(self, workspace: Workspace) -> None:
        doe(workspace, bericht315("A1", "A2"))
        importeer(workspace, bericht301_op("A1"), bericht319("A2"))
        assert stand(workspace) == {
            "A1": Verzoekstatus.TOEGEWEZEN,
            "A2": Verzoekstatus.AFGEWEZEN,
        }

    def test_een_317_heeft_een_referentie_voor_alle_producten_iv097(
        self, workspace: Workspace
    ) -> None:
        doe(workspace, bericht317("V1"))
        (uit,) = importeer(workspace, bericht301_op("V1", "V1"))
        assert regels(uit) == []
        assert stand(workspace) == {"V1": Verzoekstatus.TOEGEWEZEN}

    def test_de_eerste_telt(self, workspace: Workspace) -> None:
        doe(workspace, bericht315())
        (eerste,) = importeer(workspace, bericht301_op("A1"))
        importeer(workspace, bericht301_op("A1"))
        assert een(workspace).toegewezen_id == bericht_van(workspace, eerste).id

    def test_na_een_afwijzing_geldt_de_toewijzing(self, workspace: Workspace) -> None:
        doe(workspace, bericht315())
        importeer(workspace, bericht319("A1", dagtekening=APRIL_8))
        importeer(workspace, bericht301_op("A1"))
        verzoek = een(workspace)
        assert verzoek.status is Verzoekstatus.TOEGEWEZEN
        assert verzoek.afwijzing_id is not None

    @pytest.mark.parametrize(
        "anders",
        [{"bsn": ANDER_BSN}, {"gemeente": WIJCHEN}, {"wet": Wet.WMO}],
        ids=["van een andere client", "van een andere gemeente", "van de andere wet"],
    )
    def test_van_een_ander_honoreert_niets_tr379(
        self, workspace: Workspace, anders: dict[str, Any]
    ) -> None:
        doe(workspace, bericht315())
        (uit,) = importeer(workspace, bericht301_op("A1", **anders))
        assert regels(uit) == ["TR379"]
        assert stand(workspace) == {"A1": Verzoekstatus.IN_BEHANDELING}

    def test_aan_een_andere_agb_code_van_jou_honoreert_niets_tr379(
        self, workspace: Workspace
    ) -> None:
        instellen.zet_aanbieder(workspace, "42420002", "De Linde Zuid")
        doe(workspace, bericht315())
        (uit,) = importeer(workspace, bericht301_op("A1", agb="42420002"))
        assert regels(uit) == ["TR379"]
        assert stand(workspace) == {"A1": Verzoekstatus.IN_BEHANDELING}

    def test_die_wij_weigeren_honoreert_niets(self, workspace: Workspace) -> None:
        doe(workspace, bericht315())
        fout = toegewezen(referentie_aanbieder="A1", einddatum=APRIL_7.replace(month=3))
        (uit,) = importeer(workspace, bericht301(fout, dagtekening=APRIL_9))
        assert "CS003" in regels(uit)
        assert stand(workspace) == {"A1": Verzoekstatus.IN_BEHANDELING}

    def test_voor_een_nieuwe_client_komt_in_het_dossier_van_de_aanvraag(
        self, workspace: Workspace
    ) -> None:
        (verzoek,) = doe(workspace, bericht315())
        importeer(workspace, bericht301_op("A1"))
        with workspace.lezen() as uow:
            (dossier,) = uow.dossiers.alle()
        assert dossier.client is not None
        assert dossier.client.id == verzoek.client_id
        assert len(dossier.toewijzingen) == 1


class TestInEenKeer:
    """Files come in any order (OP080); what the group itself brought counts."""

    ONDERZOEK = bericht319("A1", IN_ONDERZOEK, dagtekening=APRIL_7)
    AFWIJZING = bericht319("A1", AFGEWEZEN, dagtekening=APRIL_8)
    TOEWIJZING = bericht301_op("A1", dagtekening=APRIL_9)

    @pytest.mark.parametrize(
        "berichten",
        [
            (ONDERZOEK, TOEWIJZING),
            (TOEWIJZING, ONDERZOEK),
            (TOEWIJZING, AFWIJZING, ONDERZOEK),
            (AFWIJZING, ONDERZOEK, TOEWIJZING),
        ],
    )
    def test_wat_op_volgorde_goed_was_is_goed(
        self, workspace: Workspace, berichten: tuple[Any, ...]
    ) -> None:
        doe(workspace, bericht315())
        uit = importeer(workspace, *berichten)
        assert [regels(regel) for regel in uit] == [[] for _ in berichten]
        assert [regel.identificatie for regel in uit] == [b.identificatie for b in berichten]
        verzoek = een(workspace)
        assert verzoek.status is Verzoekstatus.TOEGEWEZEN
        assert verzoek.onderzoek_id is not None

    def test_op_een_dag_staat_onderzoek_voor_afwijzing_en_die_voor_toewijzing(
        self, workspace: Workspace
    ) -> None:
        doe(workspace, bericht315())
        uit = importeer(
            workspace,
            bericht301_op("A1"),
            bericht319("A1", AFGEWEZEN),
            bericht319("A1", IN_ONDERZOEK),
        )
        assert [regels(regel) for regel in uit] == [[], [], []]

    def test_twee_keer_in_onderzoek_weigert_het_tweede_tr360(self, workspace: Workspace) -> None:
        doe(workspace, bericht315())
        later = bericht319("A1", IN_ONDERZOEK, dagtekening=APRIL_8)
        uit = importeer(workspace, later, self.ONDERZOEK)
        assert [regels(regel) for regel in uit] == [["TR360"], []]

    def test_een_vast_aantal_queries(self, workspace: Workspace) -> None:
        bsns = verzonnen_bsns(64)
        for i, bsn in enumerate(bsns):
            doe(workspace, bericht315(f"A{i}", f"B{i}", bsn=bsn))

        def antwoorden(van: int, tot: int) -> list[Any]:
            return [
                bericht
                for i in range(van, tot)
                for bericht in (
                    bericht301(
                        toegewezen(1000 + i, referentie_aanbieder=f"A{i}"),
                        bsn=bsns[i],
                        identificatie=f"Q{i}",
                    ),
                    bericht319(f"B{i}", reden="2"),
                )
            ]

        with geteld(workspace) as weinig:
            importeer(workspace, *antwoorden(0, 4))
        with geteld(workspace) as veel:
            uit = importeer(workspace, *antwoorden(4, 64))
        assert all(regel.bevindingen == () for regel in uit)
        assert set(stand(workspace).values()) == {
            Verzoekstatus.TOEGEWEZEN,
            Verzoekstatus.AFGEWEZEN,
        }
        assert len(veel) == len(weinig)
