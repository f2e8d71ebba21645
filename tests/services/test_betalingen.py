"""From declared to paid: by hand, from a bank statement, and what stays open. In eurocent."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.afletteren import Deel, Zekerheid
from app.domain.verzending import Status
from app.errors import UserError
from app.services.afschriften import (
    boek,
    lees_afschrift,
    maak_boekingen_ongedaan,
    scheid,
)
from app.services.betalingen import (
    Bevestigen,
    leg_terug,
    maak_ongedaan,
    meld_betaald,
    ontvangen,
    openstaand,
    saldo,
)
from app.services.workspace import Workspace
from app.standard.codec import encode
from app.standard.release import Wet
from app.store.unit_of_work import UnitOfWork
from tests.afschrift import afschrift, betaald
from tests.bouw import NIJMEGEN, bericht301, toegewezen
from tests.declareren_bouw import beantwoord, declareer, euros, toegekend
from tests.services.afkeuringen import op
from tests.store.opslag import ontvang_en_bewaar
from tests.walks.conftest import sjabloon, snelle_sleutel, workspace

__all__ = ["sjabloon", "snelle_sleutel", "workspace"]  # fixtures
JUNI_1, JUNI_9, JUNI_20 = date(2026, 6, 1), date(2026, 6, 9), date(2026, 6, 20)
Bewaar = Callable[..., Path]


@pytest.fixture
def ws(workspace: Workspace) -> Workspace:
    """An office on 20 June with a client who has a Toewijzing of each wet."""
    ontvang_en_bewaar(workspace.engine, bericht301())
    ontvang_en_bewaar(
        workspace.engine, bericht301(toegewezen(wet=Wet.WMO), wet=Wet.WMO, identificatie="G0002")
    )
    return op(workspace, JUNI_20)


@pytest.fixture
def bewaar(tmp_path: Path) -> Bewaar:
    def naar(*boekingen: str, naam: str = "bank.xml") -> Path:
        pad = tmp_path / naam
        pad.write_bytes(afschrift(*boekingen))
        return pad

    return naar


def met(ws: Workspace, **bedragen: int) -> dict[str, int]:
    """Declarations that were granted, by number; gives the ids of their messages."""
    with ws.schrijven() as uow:
        ids = {nummer: toegekend(uow, nummer, bedrag) for nummer, bedrag in bedragen.items()}
        uow.commit()
    return ids


def open_bedragen(ws: Workspace) -> dict[str, int]:
    return {post.nummer: post.open for post in openstaand(ws)}


class TestOpenstaand:
    def test_noemt_wat_er_komt_en_wanneer(self, ws: Workspace) -> None:
        met(ws, D1A0001=50000)
        (post,) = openstaand(ws)
        assert (post.nummer, post.wet, post.gemeente) == ("D1A0001", Wet.JW, NIJMEGEN)
        assert post.maand == date(2026, 4, 1)
        assert (post.ingediend, post.toegekend, post.betaald, post.open) == (50000, 50000, 0, 50000)
        assert (post.verwacht_op, post.dagen_te_laat, post.saldo) == (JUNI_9, 11, 0)
        (vroeger,) = openstaand(op(ws, JUNI_9))
        assert vroeger.dagen_te_laat == 0

    def test_van_wat_deels_is_toegekend_komt_alleen_dat(self, ws: Workspace) -> None:
        with ws.schrijven() as uow:
            id_ = declareer(uow, "D1A0001", euros(50000), euros(20000))
            beantwoord(uow, id_, afgekeurd=[1])
            uow.commit()
        (post,) = openstaand(ws)
        assert (post.ingediend, post.toegekend, post.open) == (70000, 50000, 50000)

    def test_zonder_325_staat_het_hele_bedrag_open(self, ws: Workspace) -> None:
        with ws.schrijven() as uow:
            declareer(uow, "D1A0001", euros(50000))
            uow.commit()
        (post,) = openstaand(ws)
        assert (post.toegekend, post.open) == (None, 50000)

    def test_een_negatief_saldo_gaat_mee_naar_de_volgende_betaling(self, ws: Workspace) -> None:
        met(ws, D1A0001=50000, D1A0002=-10000, D1A0003=-2000)
        with ws.schrijven() as uow:
            toegekend(uow, "W1", 300, Wet.WMO)
            uow.commit()
        posten = {post.nummer: post for post in openstaand(ws)}
        assert posten["D1A0001"].saldo == -12000
        assert posten["W1"].saldo == 0
        credit = posten["D1A0002"]
        assert (credit.open, credit.verwacht_op, credit.dagen_te_laat) == (-10000, None, 0)
        (negatief,) = saldo(ws)
        assert (negatief.wet, negatief.gemeente, negatief.bedrag) == (Wet.JW, NIJMEGEN, -12000)
        assert negatief.nummers == ("D1A0002", "D1A0003")


class TestMetDeHand:
    def test_sluit_een_declaratie(self, ws: Workspace) -> None:
        met(ws, D1A0001=50000, D1A0002=7)
        stand = meld_betaald(ws, "D1A0001", JUNI_9, 50000)
        assert (stand.betaald, stand.open) == (50000, 0)
        assert open_bedragen(ws) == {"D1A0002": 7}

    def test_in_delen(self, ws: Workspace) -> None:
        met(ws, D1A0001=50000)
        meld_betaald(ws, "D1A0001", JUNI_1, 20000)
        assert meld_betaald(ws, "D1A0001", JUNI_9, 30000).open == 0

    def test_een_negatief_saldo_wordt_verrekend(self, ws: Workspace) -> None:
        met(ws, D1A0001=50000, D1A0002=-10000)
        meld_betaald(ws, "D1A0001", JUNI_9, 50000)
        assert meld_betaald(ws, "D1A0002", JUNI_9, -10000).open == 0
        assert (openstaand(ws), saldo(ws)) == ([], [])

    @pytest.mark.parametrize(
        ("bedrag", "woord"), [(50001, "€ 500,00 open"), (-1, "past daar niet op")]
    )
    def test_wat_niet_past_wordt_eerst_gevraagd(
        self, ws: Workspace, bedrag: int, woord: str
    ) -> None:
        met(ws, D1A0001=50000)
        with pytest.raises(Bevestigen, match=woord):
            meld_betaald(ws, "D1A0001", JUNI_9, bedrag)
        assert open_bedragen(ws) == {"D1A0001": 50000}
        assert meld_betaald(ws, "D1A0001", JUNI_9, bedrag, toch=True).betaald == bedrag

    def test_hetzelfde_nog_eens_wordt_eerst_gevraagd(self, ws: Workspace) -> None:
        met(ws, D1A0001=50000)
        meld_betaald(ws, "D1A0001", JUNI_9, 20000)
        with pytest.raises(Bevestigen, match="al € 200,00"):
            meld_betaald(ws, "D1A0001", JUNI_9, 20000)

    def test_voor_de_325_wordt_eerst_gevraagd(self, ws: Workspace) -> None:
        with ws.schrijven() as uow:
            declareer(uow, "D1A0001", euros(50000))
            uow.commit()
        with pytest.raises(Bevestigen, match="325"):
            meld_betaald(ws, "D1A0001", JUNI_9, 50000)
        assert meld_betaald(ws, "D1A0001", JUNI_9, 50000, toch=True).open == 0

    @pytest.mark.parametrize(
        ("nummer", "datum", "bedrag", "woord"),
        [
            ("BESTAATNIET", JUNI_9, 1, "geen declaratie"),
            ("D1A0001", date(2026, 5, 9), 1, "kon hij nog niet betaald zijn"),
            ("D1A0001", date(2026, 6, 21), 1, "nog niet geweest"),
            ("D1A0001", JUNI_9, 0, "niets"),
        ],
    )
    def test_wat_niet_kan_kan_ook_niet_toch(
        self, ws: Workspace, nummer: str, datum: date, bedrag: int, woord: str
    ) -> None:
        met(ws, D1A0001=50000)
        with pytest.raises(UserError, match=woord):
            meld_betaald(ws, nummer, datum, bedrag, toch=True)

    @pytest.mark.parametrize(
        ("status", "woord"),
        [
            (Status.KLAAR, "nog niet ingediend"),
            (Status.AFGEKEURD, "in zijn geheel"),
            (Status.AFGEKEURD_VECOZO, "VECOZO"),
            (Status.VERVALLEN, "vervallen"),
        ],
    )
    def test_op_wat_de_gemeente_niet_heeft_komt_niets(
        self, ws: Workspace, status: Status, woord: str
    ) -> None:
        with ws.schrijven() as uow:
            declareer(uow, "D1A0001", euros(50000), status=status)
            uow.commit()
        with pytest.raises(UserError, match=woord):
            meld_betaald(ws, "D1A0001", JUNI_9, 50000, toch=True)

    def test_een_nummer_van_twee_wetten_vraagt_om_de_wet(self, ws: Workspace) -> None:
        met(ws, D1A0001=50000)
        with ws.schrijven() as uow:
            toegekend(uow, "D1A0001", 700, Wet.WMO)
            uow.commit()
        with pytest.raises(UserError, match="Jeugdwet en voor de Wmo"):
            meld_betaald(ws, "D1A0001", JUNI_9, 700)
        assert meld_betaald(ws, "D1A0001", JUNI_9, 700, Wet.WMO).wet is Wet.WMO
        assert open_bedragen(ws) == {"D1A0001": 50000}


class TestEenAfschrift:
    def test_bewaart_niets_uit_zichzelf(self, ws: Workspace, bewaar: Bewaar) -> None:
        met(ws, D1A0001=50000)
        gelezen = lees_afschrift(ws, [bewaar(betaald(50000, "D1A0001", dag=JUNI_9))])
        assert [v.zekerheid for v in gelezen.voorstellen] == [Zekerheid.ZEKER]
        assert open_bedragen(ws) == {"D1A0001": 50000}

    def test_boekt_wat_de_gebruiker_koos_een_keer(self, ws: Workspace, bewaar: Bewaar) -> None:
        ids = met(ws, D1A0001=50000, D1A0002=-10000)
        pad = bewaar(betaald(40000, "D1A0001", dag=JUNI_9), betaald(-900, "huur", "Verhuurder"))
        voorstellen = lees_afschrift(ws, [pad]).voorstellen
        assert len(boek(ws, [*voorstellen, *voorstellen])) == 1
        assert openstaand(ws) == []
        with ws.lezen() as uow:
            standen = uow.betalingen.van(list(ids.values()))
        assert {s.nummer: s.betaald for s in standen.values()} == {
            "D1A0001": 50000, "D1A0002": -10000,
        }  # fmt: skip
        (op_credit,) = standen[ids["D1A0002"]].betalingen
        assert (op_credit.datum, op_credit.omschrijving) == (JUNI_9, "Gemeente Nijmegen D1A0001")
        opnieuw = lees_afschrift(ws, [pad])
        assert (opnieuw.voorstellen, opnieuw.eerder_geboekt) == ((), 1)
        assert boek(ws, voorstellen) == []

    def test_in_twee_bestanden_is_een_boeking(self, ws: Workspace, bewaar: Bewaar) -> None:
        met(ws, D1A0001=50000)
        zelfde = betaald(20000, "D1A0001", kenmerk="R7")
        dag = bewaar(zelfde, naam="dag.xml")
        week = bewaar(betaald(5, "rente", "Bank"), zelfde, naam="week.xml")
        assert len(lees_afschrift(ws, [dag, week]).voorstellen) == 1

    def test_in_een_zip(self, ws: Workspace, bewaar: Bewaar, tmp_path: Path) -> None:
        met(ws, D1A0001=50000)
        pad = bewaar(betaald(50000, "D1A0001"))
        with zipfile.ZipFile(tmp_path / "bank.zip", "w") as archief:
            archief.write(pad, "a.xml")
            archief.writestr("b.txt", ":20:P\n:25:NL\n")
        gelezen = lees_afschrift(ws, [tmp_path / "bank.zip"])
        assert len(gelezen.voorstellen) == 1
        ((naam, fout),) = gelezen.fouten
        assert (naam, "MT940" in fout.message) == ("b.txt", True)

    def test_wat_intussen_betaald_is_wordt_niet_nog_eens_geboekt(
        self, ws: Workspace, bewaar: Bewaar
    ) -> None:
        met(ws, D1A0001=50000, D1A0002=30000)
        voorstellen = lees_afschrift(
            ws, [bewaar(betaald(30000, "D1A0002"), betaald(50000, "D1A0001"))]
        ).voorstellen
        meld_betaald(ws, "D1A0001", date(2026, 5, 11), 50000)
        with pytest.raises(Bevestigen) as gevraagd:
            boek(ws, voorstellen)
        ((kenmerk, vraag),) = gevraagd.value.vragen.items()
        assert "past daar niet op" in vraag
        assert open_bedragen(ws) == {"D1A0002": 30000}  # all or none
        assert len(boek(ws, voorstellen, toch=[kenmerk])) == 2

    def test_een_keuze_van_de_gebruiker_moet_optellen(self, ws: Workspace, bewaar: Bewaar) -> None:
        met(ws, D1A0001=50000, D1A0002=50000)
        (voorstel,) = lees_afschrift(ws, [bewaar(betaald(50000, "zorg"))]).voorstellen
        with pytest.raises(ValueError, match="add up"):
            boek(ws, [voorstel])
        gekozen = voorstel.kandidaten[1]
        assert boek(ws, [replace(voorstel, delen=(Deel(gekozen, 50000),))]) != []
        assert open_bedragen(ws) == {"D1A0001": 50000}

    def test_ongedaan_maken_haalt_de_hele_boeking_weg(self, ws: Workspace, bewaar: Bewaar) -> None:
        ids = met(ws, D1A0001=50000, D1A0002=-10000)
        pad = bewaar(betaald(40000, "D1A0001"))
        boek(ws, lees_afschrift(ws, [pad]).voorstellen)
        with ws.lezen() as uow:
            (een,) = uow.betalingen.van([ids["D1A0001"]])[ids["D1A0001"]].betalingen
        assert een.id
        assert len(maak_ongedaan(ws, een.id)) == 2
        assert open_bedragen(ws) == {"D1A0001": 50000, "D1A0002": -10000}
        assert len(lees_afschrift(ws, [pad]).voorstellen) == 1
        with pytest.raises(UserError, match="niet meer"):
            maak_ongedaan(ws, een.id)

    def test_wat_ongedaan_is_gemaakt_kan_terug(self, ws: Workspace, bewaar: Bewaar) -> None:
        ids = met(ws, D1A0001=50000, D1A0002=-10000)
        boek(ws, lees_afschrift(ws, [bewaar(betaald(40000, "D1A0001"))]).voorstellen)
        (een,) = ontvangen(ws, ids["D1A0001"])
        assert een.id
        weg = maak_ongedaan(ws, een.id)
        leg_terug(ws, weg)
        assert openstaand(ws) == []
        with pytest.raises(UserError, match="al weer"):
            leg_terug(ws, weg)

    def test_een_hele_keer_boeken_gaat_in_een_keer_terug(
        self, ws: Workspace, bewaar: Bewaar
    ) -> None:
        met(ws, D1A0001=50000, D1A0002=-10000, D1A0003=700)
        meld_betaald(ws, "D1A0003", JUNI_9, 300)
        pad = bewaar(betaald(40000, "D1A0001"), betaald(400, "D1A0003"))
        maak_boekingen_ongedaan(ws, boek(ws, lees_afschrift(ws, [pad]).voorstellen))
        assert open_bedragen(ws) == {"D1A0001": 50000, "D1A0002": -10000, "D1A0003": 400}

    def test_noemt_wat_eerder_geboekt_is_en_wat_er_te_kiezen_is(
        self, ws: Workspace, bewaar: Bewaar
    ) -> None:
        met(ws, D1A0001=50000, D1A0002=-10000, D1A0003=700)
        pad = bewaar(betaald(40000, "D1A0001"), betaald(-900, "huur", "Verhuurder"))
        boek(ws, lees_afschrift(ws, [pad]).voorstellen)
        gelezen = lees_afschrift(ws, [pad])
        (eerder,) = gelezen.geboekt
        assert eerder.zekerheid is Zekerheid.GEBOEKT
        assert {deel.declaratie.nummer: deel.bedrag for deel in eerder.delen} == {
            "D1A0001": 50000, "D1A0002": -10000,
        }  # fmt: skip
        assert [stand.nummer for stand in gelezen.openstaand] == ["D1A0003"]
        assert gelezen.overig == 1


def test_bestanden_van_de_bank_en_andere(bewaar: Bewaar, tmp_path: Path) -> None:
    bank = bewaar(betaald(50000, "D1A0001"))
    bericht = tmp_path / "bericht.xml"
    bericht.write_bytes(encode(bericht301()))
    utf16 = tmp_path / "utf16.xml"
    utf16.write_text("<?xml version='1.0' encoding='UTF-16'?><x:BkToCstmrStmt/>", "utf-16")
    oud = tmp_path / "oud.sta"
    oud.write_bytes(b":20:P\n:25:NL\n")
    beide = tmp_path / "beide.zip"
    with zipfile.ZipFile(beide, "w") as archief:
        archief.write(bank, "a.xml")
        archief.write(bericht, "b.xml")
    er_niet = tmp_path / "weg.xml"
    paden = [bank, bericht, utf16, oud, beide, er_niet]
    assert scheid(paden) == ([bank, utf16, oud, beide], [bericht, beide, er_niet])


BEDRAGEN = st.integers(-30, 30).filter(bool).map(lambda n: n * 700)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(BEDRAGEN, min_size=1, max_size=5),
    st.lists(st.tuples(BEDRAGEN, st.integers(0, 6)), min_size=1, max_size=6),
)
def test_wat_geboekt_is_telt_op_tot_wat_de_bank_zegt(
    ws: Workspace,
    bewaar: Bewaar,
    declaraties: list[int],
    boekingen: list[tuple[int, int]],
) -> None:
    """Over all declarations, to the cent; importing twice is importing once."""
    with UnitOfWork(ws.engine) as uow:
        for stand in uow.betalingen.standen():
            uow.berichten.zet_status([stand.bericht_id], Status.VERVALLEN)
        nummers = [f"H{len(uow.berichten.uitgaand(list(Status)))}A{n:03}" for n in range(7)]
        for nummer, bedrag in zip(nummers, declaraties, strict=False):
            toegekend(uow, nummer, bedrag)
        uow.commit()
    pad = bewaar(*(betaald(bedrag, nummers[nummer]) for bedrag, nummer in boekingen))
    keuze = [voorstel for voorstel in lees_afschrift(ws, [pad]).voorstellen if voorstel.delen]
    volgens_bank = {een.boeking.kenmerk: een.boeking.bedrag for een in keuze}
    boek(ws, keuze)
    opnieuw = lees_afschrift(ws, [pad])
    assert opnieuw.eerder_geboekt == len(keuze)
    assert not {een.boeking.kenmerk for een in opnieuw.voorstellen} & set(volgens_bank)
    assert boek(ws, keuze) == []
    geboekt: dict[str | None, int] = {}
    with ws.lezen() as uow:
        for stand in uow.betalingen.standen():
            for een in stand.betalingen:
                geboekt[een.kenmerk] = geboekt.get(een.kenmerk, 0) + een.bedrag
    assert geboekt == volgens_bank
