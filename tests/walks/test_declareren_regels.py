"""What the rules say of a whole declaration, from care to the exported 323."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.zorg import Zorgregel
from app.errors import UserError
from app.services import declareren, exporteren, instellen, verzenden
from app.services.workspace import Workspace
from app.standard.basis import Omvang, Product, TotaalBedragMetDC
from app.standard.release import Wet
from app.standard.toewijzing import ToegewezenProduct
from tests.bouw import AGB, BSN, bericht301, toegewezen
from tests.services.test_ontvangen import geteld
from tests.walks.declareren import afspraak, leg_vast, zorg
from tests.walks.gemeente import schemafouten
from tests.walks.praktijk import Praktijk, kort, prestaties, referentie

JANUARI, FEBRUARI, MAART, APRIL, MEI, JUNI = (date(2026, maand, 1) for maand in range(1, 7))
HEEL_2026: dict[str, Any] = {"ingangsdatum": JANUARI, "einddatum": date(2026, 12, 31)}
HULP = Product(categorie="01", code="01A01")


@pytest.fixture
def praktijk(workspace: Workspace, tmp_path: Path) -> Praktijk:
    return Praktijk(workspace, tmp_path, date(2026, 7, 6))


def wijs_toe(praktijk: Praktijk, product: ToegewezenProduct, **anders: Any) -> None:
    (regel,) = praktijk.ontvang(
        bericht301(product, identificatie=f"G{product.toewijzing_nummer}", **anders)
    )
    assert regel.bevindingen == ()


def rood(praktijk: Praktijk, maand: date) -> list[tuple[str, str]]:
    """Rules against the lines of a month, with the text."""
    return [
        (een.regel, een.melding.replace("\xa0", " "))
        for declaratie in praktijk.stel(maand).declaraties
        for lijn in declaratie.lijnen
        for een in lijn.bevindingen
    ]


def omvang(volume: int, eenheid: str, frequentie: str) -> Omvang:
    return Omvang(volume=volume, eenheid=eenheid, frequentie=frequentie)


def test_iv090_voorbeeld_1_een_gemiste_maand_gaat_met_mei_of_juni(praktijk: Praktijk) -> None:
    """January, February, March and May were declared; care of March is found afterwards."""
    wijs_toe(praktijk, toegewezen(**HEEL_2026))
    leg_vast(praktijk.ws, contract=[afspraak()])
    for maand in (JANUARI, FEBRUARI, MAART, MEI):
        leg_vast(praktijk.ws, zorg(maand + timedelta(days=5), 60))
        praktijk.declareer(maand)
    leg_vast(praktijk.ws, zorg(APRIL + timedelta(days=5), 60))
    assert [een.maand for een in praktijk.stel(APRIL).declaraties] == [MEI]
    assert [een.maand for een in praktijk.stel(MEI).declaraties] == [MEI]
    assert [een.maand for een in praktijk.stel(JUNI).declaraties] == [JUNI]
    bericht = praktijk.declareer(APRIL)
    assert bericht.declaratie.declaratie_periode.begindatum == MEI
    (regel,) = prestaties(bericht)
    assert regel.product_periode.begindatum == APRIL
    assert schemafouten(bericht) == []


def test_cs319_tr333_een_declaratienummer_is_twaalf_letters_en_cijfers(praktijk: Praktijk) -> None:
    wijs_toe(praktijk, toegewezen(**HEEL_2026))
    leg_vast(praktijk.ws, contract=[afspraak()])
    nummers = set()
    for maand in (JANUARI, FEBRUARI):
        leg_vast(praktijk.ws, zorg(maand, 60))
        nummers.add(praktijk.declareer(maand).declaratie.declaratie_nummer)
    assert len(nummers) == 2
    assert all(re.fullmatch(r"[A-Z0-9]{1,12}", nummer) for nummer in nummers)


def test_cs325_een_totaal_van_niets_is_debet(praktijk: Praktijk) -> None:
    """As much is taken back as is declared."""
    wijs_toe(praktijk, toegewezen(**HEEL_2026))
    leg_vast(praktijk.ws, zorg(APRIL, 120), contract=[afspraak()])
    praktijk.declareer(APRIL)
    with praktijk.ws.schrijven() as uow:
        (oud,) = uow.zorg.tussen(APRIL, APRIL)
        assert oud.id is not None
        uow.zorg.vervang(oud.id, zorg(MEI, 120), praktijk.ws.nu())
        uow.commit()
    bericht = praktijk.declareer(MEI)
    assert kort(bericht) == [("C", 2, 12000), ("D", 2, 12000)]
    assert bericht.declaratie.totaal_ingediend_bedrag == TotaalBedragMetDC(
        totaal_bedrag=0, debet_credit="D"
    )


def test_cs325_een_regel_van_niets_kan_niet_worden_gecrediteerd(praktijk: Praktijk) -> None:
    """CS325 makes it debet and CD060 makes it credit: no message can satisfy both."""
    wijs_toe(praktijk, toegewezen(**HEEL_2026))
    leg_vast(praktijk.ws, zorg(APRIL, 120), contract=[afspraak(tarief=0)])
    bericht = praktijk.declareer(APRIL)
    assert kort(bericht) == [("D", 2, 0)]
    with pytest.raises(UserError, match="CS325"):
        declareren.crediteer(praktijk.ws, referentie(bericht))


@pytest.mark.parametrize(
    ("uur", "verwacht"), [("18", []), ("18.6", ["TR321"])], ids=["zes weken", "meer"]
)
def test_tr321_hulp_bij_het_huishouden_zes_keer_het_weekvolume(
    praktijk: Praktijk, uur: str, verwacht: list[str]
) -> None:
    """February 2026 has four weeks of three hours; 18 may be declared."""
    product = toegewezen(wet=Wet.WMO, product=HULP, omvang=omvang(3, "04", "2"), **HEEL_2026)
    wijs_toe(praktijk, product, wet=Wet.WMO)
    leg_vast(
        praktijk.ws,
        zorg(FEBRUARI, uur, eenheid="04"),
        contract=[afspraak(Wet.WMO, product=HULP)],
    )
    assert [regel for regel, _ in rood(praktijk, FEBRUARI)] == verwacht


@pytest.mark.parametrize(
    ("gegeven", "past", "te_veel", "wat"),
    [
        (omvang(1, "04", "1"), 30, 31, "1 uur te veel"),
        (omvang(15, "04", "4"), 15, 16, "1 uur te veel"),
        (omvang(15, "04", "6"), 15, 17, "2 uur te veel"),
    ],
    ids=["per dag", "per maand", "in totaal"],
)
def test_tr321_per_dag_per_maand_en_in_totaal(
    praktijk: Praktijk, gegeven: Omvang, past: int, te_veel: int, wat: str
) -> None:
    wijs_toe(praktijk, toegewezen(omvang=gegeven, **HEEL_2026))
    leg_vast(praktijk.ws, zorg(APRIL, past, eenheid="04"), contract=[afspraak()])
    assert rood(praktijk, APRIL) == []
    leg_vast(praktijk.ws, zorg(APRIL, te_veel - past, eenheid="04"))
    gevonden = rood(praktijk, APRIL)
    assert {"TR321", "TR322"} >= {regel for regel, _ in gevonden}
    assert wat in gevonden[0][1]


def test_tr369_een_budget_telt_alle_producten(praktijk: Praktijk) -> None:
    """Generic: 200 euro in all; of 120 and 90 euro one goes and one is red."""
    tweede = Product(categorie="50", code="50A01")
    wijs_toe(praktijk, toegewezen(product=None, omvang=None, budget=20000, **HEEL_2026))
    leg_vast(
        praktijk.ws,
        zorg(APRIL, 120, product="45A04"),
        zorg(APRIL, 90, product="50A01", eenheid="01"),
        contract=[afspraak(), afspraak(product=tweede, tarief=4500)],
    )
    assert [regel for regel, _ in rood(praktijk, APRIL)] == ["TR369"]
    assert "10,00 te veel" in rood(praktijk, APRIL)[0][1]
    bericht = praktijk.declareer(APRIL)
    assert kort(bericht) == [("D", 2, 12000)]
    assert prestaties(bericht)[0].product_categorie == "45"
    # The rest comes back next month, and is still too much.
    assert [regel for regel, _ in rood(praktijk, MEI)] == ["TR369"]


def test_een_rode_regel_die_is_verbeterd_gaat_mee(praktijk: Praktijk) -> None:
    wijs_toe(praktijk, toegewezen(omvang=omvang(2, "04", "4"), **HEEL_2026))
    leg_vast(praktijk.ws, zorg(APRIL, 180), contract=[afspraak()])
    assert praktijk.maak(APRIL).verzendingen == ()
    (lijn,) = praktijk.stel(APRIL).declaraties[0].lijnen
    declareren.besluit(
        praktijk.ws, lijn.regel.sleutel, lijn.regel.geregistreerd, 2, "niet meer gegeven"
    )
    assert kort(praktijk.declareer(APRIL)) == [("D", 2, 12000)]
    assert praktijk.maak(APRIL).verzendingen == ()


def test_wat_is_weggelaten_komt_de_volgende_keer_terug(praktijk: Praktijk) -> None:
    wijs_toe(praktijk, toegewezen(**HEEL_2026))
    leg_vast(praktijk.ws, zorg(APRIL, 120), zorg(MEI, 60), contract=[afspraak()])
    april, _ = praktijk.stel(MEI).declaraties[0].lijnen
    praktijk.maak(MEI, behalve=[april.regel.sleutel])
    (bericht,) = praktijk.dien_in()
    assert kort(bericht) == [("D", 1, 6000)]
    assert kort(praktijk.declareer(JUNI)) == [("D", 2, 12000)]


def test_twee_agb_codes_en_twee_wetten_zijn_aparte_berichten(praktijk: Praktijk) -> None:
    instellen.zet_aanbieder(praktijk.ws, "42420002", "De Eik")
    hoe: list[tuple[int, Wet, str]] = [
        (300201, Wet.JW, AGB),
        (300202, Wet.JW, "42420002"),
        (300203, Wet.WMO, AGB),
    ]
    regels: list[Zorgregel] = []
    for nummer, wet, agb in hoe:
        wijs_toe(praktijk, toegewezen(nummer, wet, **HEEL_2026), wet=wet, agb=agb)
        regels.append(zorg(APRIL, 60, nummer))
    leg_vast(praktijk.ws, *regels, contract=[afspraak(), afspraak(Wet.WMO)])
    praktijk.maak(APRIL)
    berichten = praktijk.dien_in()
    assert sorted((b.wet, b.aanbieder, *kort(b)) for b in berichten) == [
        (Wet.JW, AGB, ("D", 1, 6000)),
        (Wet.JW, "42420002", ("D", 1, 6000)),
        (Wet.WMO, AGB, ("D", 1, 6000)),
    ]
    assert all(schemafouten(bericht) == [] for bericht in berichten)
    assert {client.bsn for b in berichten for client in b.declaratie.clienten} == {BSN}


def test_alleen_een_wet_of_gemeente_laat_de_rest_staan(praktijk: Praktijk) -> None:
    wijs_toe(praktijk, toegewezen(**HEEL_2026))
    wijs_toe(praktijk, toegewezen(300203, Wet.WMO, **HEEL_2026), wet=Wet.WMO)
    leg_vast(
        praktijk.ws,
        zorg(APRIL, 60),
        zorg(APRIL, 60, 300203),
        contract=[afspraak(), afspraak(Wet.WMO)],
    )
    assert [v.wet for v in praktijk.maak(APRIL, wet=Wet.WMO).verzendingen] == [Wet.WMO]
    assert praktijk.maak(APRIL, gemeente="0200").verzendingen == ()
    assert [v.wet for v in praktijk.maak(APRIL).verzendingen] == [Wet.JW]


def test_tr137_een_maand_die_nog_loopt_wordt_niet_gedeclareerd(praktijk: Praktijk) -> None:
    praktijk.dag = date(2026, 4, 29)
    with pytest.raises(UserError, match="30 april 2026"):
        praktijk.maak(APRIL)
    praktijk.dag = date(2026, 3, 31)
    with pytest.raises(UserError):
        praktijk.stel(APRIL)


def test_tr338_zorg_van_voor_de_301_komt_mee_zodra_hij_er_is(praktijk: Praktijk) -> None:
    leg_vast(praktijk.ws, zorg(APRIL, 60), contract=[afspraak()])
    assert [weg.regel for _, weg in praktijk.stel(APRIL).weggelaten] == ["TR338"]
    wijs_toe(praktijk, toegewezen(**HEEL_2026))
    assert kort(praktijk.declareer(APRIL)) == [("D", 1, 6000)]


def test_een_tarief_dat_later_wordt_verhoogd_geeft_een_correctie(praktijk: Praktijk) -> None:
    wijs_toe(praktijk, toegewezen(**HEEL_2026))
    leg_vast(praktijk.ws, zorg(APRIL, 60), contract=[afspraak()])
    praktijk.declareer(APRIL)
    with praktijk.ws.schrijven() as uow:
        uow.contracten.verwijder([een.id for een in uow.contracten.alle() if een.id])
        uow.contracten.voeg_toe([afspraak(tarief=6200)])
        uow.commit()
    assert kort(praktijk.declareer(APRIL)) == [("C", 1, 6000), ("D", 1, 6200)]


def test_tr341_een_ander_protocol_verandert_niet_wat_is_toegekend(praktijk: Praktijk) -> None:
    """Hours that were granted as hours stay so when the gemeente wants minutes from now on."""
    wijs_toe(praktijk, toegewezen(**HEEL_2026))
    leg_vast(praktijk.ws, zorg(APRIL, 120), contract=[afspraak()])
    praktijk.declareer(APRIL)
    instellen.zet_protocol(praktijk.ws, "0268", "midden-ijssel-oost-veluwe-2024")
    assert praktijk.stel(APRIL).declaraties == ()
    leg_vast(praktijk.ws, zorg(MEI, 95))
    assert kort(praktijk.declareer(MEI)) == [("D", 95, 9500)]


def test_een_ingetrokken_maand_schuift_de_volgorde_terug(praktijk: Praktijk) -> None:
    """TR318: a 323 that was taken back does not count as the newest month."""
    wijs_toe(praktijk, toegewezen(**HEEL_2026))
    leg_vast(praktijk.ws, zorg(MEI, 60), contract=[afspraak()])
    (mei,) = praktijk.maak(MEI).verzendingen
    verzenden.trek_terug(praktijk.ws, mei.bewaard_id)
    leg_vast(praktijk.ws, zorg(APRIL, 60))
    bericht = praktijk.declareer(APRIL)
    assert bericht.declaratie.declaratie_periode.begindatum == APRIL


def test_herkeuren_bij_het_exporteren_kost_een_vast_aantal_queries(
    praktijk: Praktijk, tmp_path: Path
) -> None:
    gemeenten = ["0268", "0200", "0344", "0363", "0518"]
    for nummer, gemeente in enumerate(gemeenten, 300201):
        wijs_toe(praktijk, toegewezen(nummer, **HEEL_2026), gemeente=gemeente)
        leg_vast(praktijk.ws, zorg(APRIL, 60, nummer), contract=[afspraak(gemeente=gemeente)])
    praktijk.maak(APRIL, gemeente="0268")
    with geteld(praktijk.ws) as weinig:
        assert len(exporteren.exporteer(praktijk.ws, tmp_path / "een").paden) == 1
    praktijk.maak(APRIL)
    with geteld(praktijk.ws) as veel:
        assert len(exporteren.exporteer(praktijk.ws, tmp_path / "vier").paden) == 4
    assert len(veel) == len(weinig)
