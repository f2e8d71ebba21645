"""What comes in about our requests: 316 and 318, 319 and 301, and what then stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.domain.verzending import Status
from app.domain.verzoek import AFGEWEZEN, IN_ONDERZOEK, IngediendVerzoek, Verzoekstatus
from app.services import exporteren, instellen, verzenden
from app.services.ontvangen import Importregel, Uitkomst
from app.services.workspace import Workspace
from app.standard.basis import Product
from app.standard.release import Wet
from tests.bouw import ANDER_BSN, bericht301, toegewezen
from tests.rules.bron import TWEEDE, tweede_product
from tests.services.afkeuringen import importeer
from tests.services.test_ontvangen import geteld
from tests.store.opslag import verzending, verzonnen_bsns
from tests.verzoeken_bouw import (
    APRIL_7,
    APRIL_8,
    APRIL_9,
    APRIL_10,
    bericht301_op,
    bericht315,
    bericht317,
    bericht319,
    vraag,
)
from tests.walks.conftest import afkeuring, antwoord, sjabloon, snelle_sleutel, workspace

__all__ = ["sjabloon", "snelle_sleutel", "workspace"]  # fixtures

PRODUCT_315 = "/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[1]"
WIJCHEN = "0296"


def doe(ws: Workspace, bericht: Any, status: Status = Status.INGEDIEND) -> list[IngediendVerzoek]:
    with ws.schrijven() as uow:
        verzoeken = vraag(uow, bericht, status)
        uow.commit()
    return verzoeken


def stand(ws: Workspace) -> dict[str, Verzoekstatus]:
    """How far each request is, by its reference."""
    with ws.lezen() as uow:
        verzoeken = [rij.verzoek for rij in uow.verzoeken.rijen()]
    return {een.referentie_aanbieder: een.status for een in verzoeken}


def een(ws: Workspace, referentie: str = "A1") -> IngediendVerzoek:
    with ws.lezen() as uow:
        verzoeken = [rij.verzoek for rij in uow.verzoeken.rijen()]
    (gevonden,) = (een for een in verzoeken if een.referentie_aanbieder == referentie)
    return gevonden


def regels(importregel: Importregel) -> list[str]:
    return [bevinding.regel for bevinding in importregel.bevindingen]


def bericht_van(ws: Workspace, importregel: Importregel) -> Any:
    """The received message in the store."""
    with ws.lezen() as uow:
        (gevonden,) = uow.berichten.zoek(importregel.identificatie or "")[-1:]
    return gevonden


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


class TestExporteren:
    """A 315 and a 317 are judged again when they leave."""

    def exporteer(
        self, ws: Workspace, map_: Path, ids: list[int] | None = None
    ) -> tuple[list[str], list[str]]:
        """What left, and by which rule the rest stayed."""
        uit = exporteren.exporteer(ws, map_, ids=ids)
        return (
            [pad.name.partition("_")[0] for pad in uit.paden],
            [een.bevinding.regel for een in uit.achtergebleven],
        )

    def test_een_verzoek_staat_zichzelf_niet_in_de_weg(
        self, workspace: Workspace, tmp_path: Path
    ) -> None:
        doe(workspace, bericht315("A1", "A2"), Status.KLAAR)
        assert self.exporteer(workspace, tmp_path) == (["JW315"], [])

    @pytest.mark.parametrize("ingehaald", [False, True])
    def test_een_ingehaald_317_blijft_achter_tr349(
        self, workspace: Workspace, tmp_path: Path, ingehaald: bool
    ) -> None:
        bekend = (toegewezen(), toegewezen(TWEEDE, product=tweede_product(Wet.JW)))
        importeer(workspace, bericht301(*bekend))
        doe(workspace, bericht317("V1"), Status.KLAAR)
        if not ingehaald:
            assert self.exporteer(workspace, tmp_path) == (["JW317"], [])
            return
        derde = toegewezen(300209, product=Product(categorie="45", code="45A09"))
        importeer(workspace, bericht301(*bekend, derde, identificatie="G2"))
        assert self.exporteer(workspace, tmp_path) == ([], ["TR349"])
        (blijft,) = exporteren.exporteer(workspace, tmp_path).achtergebleven
        assert (blijft.client, blijft.verzending.status) == ("T. de Wit", Status.KLAAR)
        assert "Toewijzing 300209" in blijft.bevinding.melding

    def test_een_tweede_verzoek_wacht_op_het_eerste_tr374(
        self, workspace: Workspace, tmp_path: Path
    ) -> None:
        doe(workspace, bericht315("A1"), Status.KLAAR)
        doe(workspace, bericht315("B1"), Status.KLAAR)
        assert self.exporteer(workspace, tmp_path) == (["JW315"], ["TR374"])

    def test_wat_niet_mee_gaat_houdt_niets_tegen(
        self, workspace: Workspace, tmp_path: Path
    ) -> None:
        doe(workspace, bericht315("A1"), Status.KLAAR)
        (tweede,) = doe(workspace, bericht315("B1"), Status.KLAAR)
        ids = [tweede.bericht_id or 0]
        assert self.exporteer(workspace, tmp_path, ids) == (["JW315"], [])

    def test_wat_al_weg_is_houdt_een_tweede_tegen_tr374(
        self, workspace: Workspace, tmp_path: Path
    ) -> None:
        doe(workspace, bericht315("A1"), Status.GEEXPORTEERD)
        doe(workspace, bericht315("B1"), Status.KLAAR)
        assert self.exporteer(workspace, tmp_path) == ([], ["TR374"])

    def test_wat_je_terugtrok_is_niet_gevraagd(self, workspace: Workspace, tmp_path: Path) -> None:
        (eerste,) = doe(workspace, bericht315("A1"), Status.KLAAR)
        verzenden.trek_terug(workspace, eerste.bericht_id or 0)
        assert een(workspace).berichtstatus is Status.VERVALLEN
        doe(workspace, bericht315("B1"), Status.KLAAR)
        assert self.exporteer(workspace, tmp_path) == (["JW315"], [])

    def test_een_vast_aantal_queries(self, workspace: Workspace, tmp_path: Path) -> None:
        bsns = verzonnen_bsns(33)
        for i, bsn in enumerate(bsns):
            doe(workspace, bericht315(f"A{i}", bsn=bsn), Status.KLAAR)
        ids = [v.bewaard_id for v in verzenden.uitgaand(workspace, [Status.KLAAR])]
        with geteld(workspace) as weinig:
            self.exporteer(workspace, tmp_path / "a", ids[:3])
        with geteld(workspace) as veel:
            weg, _ = self.exporteer(workspace, tmp_path / "b", ids[3:])
        assert len(weg) == 30
        assert len(veel) == len(weinig)
