"""Asking against the agreements of a region: stopped, warned, or past it with a reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.standard.release import Wet, bericht_code
from tests.bouw import NIJMEGEN
from tests.walks.conftest import Kantoor
from tests.walks.verzoeken import (
    APELDOORN,
    CLIENT,
    WIJCHEN,
    aanvraag,
    gevraagd,
    kent_toe,
    loopt,
    maak,
    product,
    stand,
    vraag,
    wijziging,
)

ZELFVERWIJZER = {"type": "06"}
VOLWASSENE = {**CLIENT, "geboortedatum": "1951-02-14"}


def wonen(**anders: Any) -> dict[str, Any]:
    """Beschermd wonen, seven etmalen a week."""
    velden = {"categorie": "15", "code": "15N11", "volume": 7, "eenheid": "14", "frequentie": "2"}
    return product(**velden | anders)


def dagbesteding(dagdelen: int) -> dict[str, Any]:
    return product(categorie="07", code="07A11", volume=dagdelen, eenheid="16", frequentie="2")


def wmo(*producten: dict[str, Any], **anders: Any) -> dict[str, Any]:
    velden = {"wet": "wmo", "client": VOLWASSENE, "gezagsdrager_bekend": None}
    return aanvraag(*producten, **velden | anders)


def namen(antwoord: Any, waar: str = "bevindingen") -> list[str]:
    """Names of agreements; a rule has none, but its number."""
    return [een.get("afspraak", een["regel"]) for een in antwoord[waar]]


# Rijk van Nijmegen


def test_wie_geen_verwijzer_heeft_leest_waarom_en_waar_dat_staat(kantoor: Kantoor) -> None:
    nee = maak(kantoor, "315", aanvraag(product(verwijzer=ZELFVERWIJZER)))
    assert kantoor.code == 1
    (bevinding,) = nee["bevindingen"]
    assert bevinding["afspraak"] == "verwijzer-06"
    assert bevinding["regel"] == "Rijk van Nijmegen 1.17.1, §5.1 en §5.3"
    assert "wettelijke verwijzer" in bevinding["melding"]
    assert "huisarts" in bevinding["advies"]
    assert kantoor.heenweer("verzoeken") == []


def test_wie_toch_doorgaat_geeft_een_reden_die_bewaard_blijft(kantoor: Kantoor) -> None:
    zelf = aanvraag(product(verwijzer=ZELFVERWIJZER))
    maak(kantoor, "315", {**zelf, "toch": {"verwijzer-06": "afgesproken met de toegang"}})
    assert kantoor.code == 0
    (verzoek,) = kantoor.heenweer("verzoeken")
    (overruling,) = verzoek["toch"]
    assert overruling["afspraak"] == "verwijzer-06"
    assert overruling["reden"] == "afgesproken met de toegang"
    assert overruling["bron"] == "Rijk van Nijmegen 1.17.1, §5.1 en §5.3"


@pytest.mark.parametrize("toch", [{"verwijzer-06": "  "}, {"einddatum-1": "hoeft niet"}, {}])
def test_een_lege_reden_of_die_voor_iets_anders_helpt_niet(
    kantoor: Kantoor, toch: dict[str, str]
) -> None:
    zelf = aanvraag(product(verwijzer=ZELFVERWIJZER), toch=toch)
    assert namen(maak(kantoor, "315", zelf)) == ["verwijzer-06"]
    assert kantoor.heenweer("verzoeken") == []


def test_van_twee_producten_vraagt_elk_zijn_eigen_reden(kantoor: Kantoor) -> None:
    basis = product(categorie="51", code="51A01", volume=30, frequentie="6")
    gewoon = product()
    zonder_eind = product(categorie="54", code="54001", einddatum=None, frequentie="4")
    verzoek = aanvraag(basis, gewoon, zonder_eind)
    assert sorted(namen(maak(kantoor, "315", verzoek))) == ["basis-ggz-uren-1", "einddatum-3"]
    half = {**verzoek, "toch": {"basis-ggz-uren-1": "de gemeente vroeg erom"}}
    assert namen(maak(kantoor, "315", half)) == ["einddatum-3"]
    redenen = {"basis-ggz-uren-1": "de gemeente vroeg erom", "einddatum-3": "duur onbekend"}
    maak(kantoor, "315", {**verzoek, "toch": redenen})
    assert kantoor.code == 0


def test_een_waarschuwing_houdt_niets_tegen(kantoor: Kantoor) -> None:
    laat = aanvraag(product(ingangsdatum="2026-03-02"), eerste_contact="2026-03-02")
    klaar = maak(kantoor, "315", laat)
    assert kantoor.code == 0
    (let_op,) = [een for een in klaar["let_op"] if een["afspraak"] == "te-laat-1"]
    assert let_op["regel"] == "Rijk van Nijmegen 1.17.1, §2.1.2"
    assert "9 maart 2026" in let_op["melding"]
    assert stand(kantoor) == ["klaar"]
    (verzoek,) = kantoor.heenweer("verzoeken")
    assert verzoek["toch"] == []


def test_bij_spoed_wordt_niet_gewaarschuwd(kantoor: Kantoor) -> None:
    spoed = aanvraag(product(ingangsdatum="2026-03-02"), eerste_contact="2026-03-02", spoed=True)
    assert "te-laat-1" not in namen(maak(kantoor, "315", spoed), "let_op")
    assert kantoor.code == 0


def test_beschermd_wonen_gaat_met_een_wmo315_naar_nijmegen(kantoor: Kantoor) -> None:
    pad = vraag(kantoor, "315", wmo(wonen(), dagbesteding(5)))
    bericht = gevraagd(pad)
    assert bericht.header.bericht_code == bericht_code(Wet.WMO, "315")
    assert bericht.gemeente == NIJMEGEN
    assert stand(kantoor) == ["in_behandeling", "in_behandeling"]


def test_andere_wmo_hulp_en_een_andere_gemeente_niet(kantoor: Kantoor) -> None:
    for verzoek in (wmo(wonen(), gemeente=WIJCHEN), wmo(dagbesteding(5))):
        assert namen(maak(kantoor, "315", verzoek)) == ["wmo-315-1"]
    assert kantoor.heenweer("verzoeken") == []


def test_dagbesteding_naast_beschermd_wonen_dat_al_loopt(kantoor: Kantoor) -> None:
    pad = vraag(kantoor, "315", wmo(wonen()))
    kantoor.importeer(kent_toe(pad, dag=kantoor.vandaag))
    assert namen(maak(kantoor, "315", wmo(dagbesteding(6)))) == ["dagbesteding-bij-wonen-1"]
    maak(kantoor, "315", wmo(dagbesteding(5)))
    assert kantoor.code == 0


# Midden-IJssel/Oost-Veluwe


def erna(nummer: int, begin: str, eind: str, **anders: Any) -> dict[str, Any]:
    """What goes on from a Toewijzing, asked of Apeldoorn."""
    verzoek = {"gemeente": APELDOORN, **anders.pop("verzoek", {})}
    velden = {"ingangsdatum": begin, "einddatum": eind, "verlenging_van": nummer}
    return aanvraag(product(**velden | anders), **verzoek)


def test_een_verlenging_mag_eenmaal_op_dezelfde_verwijzing(kantoor: Kantoor) -> None:
    eerste = vraag(kantoor, "315", aanvraag(gemeente=APELDOORN))
    kantoor.importeer(kent_toe(eerste, dag=kantoor.vandaag, nummer=500001))

    kantoor.vandaag = date(2026, 8, 3)
    verlenging = vraag(kantoor, "315", erna(500001, "2026-10-10", "2027-04-09"))
    kantoor.importeer(kent_toe(verlenging, dag=kantoor.vandaag, nummer=500002))
    assert stand(kantoor) == ["toegewezen", "toegewezen"]

    kantoor.vandaag = date(2027, 2, 1)
    tweede = erna(500002, "2027-04-10", "2027-10-09")
    nee = maak(kantoor, "315", tweede)
    assert namen(nee) == ["verlenging-eenmaal-1"]
    assert nee["bevindingen"][0]["regel"] == "Midden-IJssel/Oost-Veluwe 2024, §4.1"
    assert len(kantoor.heenweer("verzoeken")) == 2

    verwezen = erna(500002, "2027-04-10", "2027-10-09", verzoek={"verwezen_op": "2027-01-25"})
    maak(kantoor, "315", verwezen)
    assert kantoor.code == 0


def test_een_verwijzing_die_opnieuw_is_getypt_is_dezelfde(
    kantoor: Kantoor,
) -> None:
    huisarts = {"verwezen_op": "2026-04-01"}
    eerste = vraag(kantoor, "315", aanvraag(gemeente=APELDOORN, **huisarts))
    kantoor.importeer(kent_toe(eerste, dag=kantoor.vandaag, nummer=500001))
    kantoor.vandaag = date(2026, 8, 3)
    verlenging = vraag(kantoor, "315", erna(500001, "2026-10-10", "2027-04-09", verzoek=huisarts))
    kantoor.importeer(kent_toe(verlenging, dag=kantoor.vandaag, nummer=500002))
    kantoor.vandaag = date(2027, 2, 1)
    tweede = erna(500002, "2027-04-10", "2027-10-09", verzoek=huisarts)
    assert namen(maak(kantoor, "315", tweede)) == ["verlenging-eenmaal-1"]


def test_een_verlenging_van_andere_hulp_of_van_crisis_gaat_niet(kantoor: Kantoor) -> None:
    crisis = product(categorie="46", code="46A03")
    eerste = vraag(kantoor, "315", aanvraag(product(), crisis, gemeente=APELDOORN))
    kantoor.importeer(kent_toe(eerste, dag=kantoor.vandaag, nummer=500001))
    kantoor.importeer(kent_toe(eerste, dag=kantoor.vandaag, nummer=500002, plek=1))
    kantoor.vandaag = date(2026, 8, 3)
    ander = erna(500001, "2026-10-10", "2027-04-09", categorie="41", code="41A03")
    assert namen(maak(kantoor, "315", ander)) == ["verlenging-vorm-1"]
    weer = erna(500002, "2026-10-10", "2027-04-09", categorie="46", code="46A03")
    assert namen(maak(kantoor, "315", weer)) == ["verlenging-crisis-diagnostiek-1"]


def test_wmo_vraagt_de_client_zelf_aan(kantoor: Kantoor) -> None:
    nee = maak(kantoor, "315", wmo(wonen(), gemeente=APELDOORN))
    assert namen(nee) == ["wmo-315"]
    assert nee["bevindingen"][0]["regel"] == "Midden-IJssel/Oost-Veluwe 2024, hoofdstuk 4"


def test_een_317_gaat_door_met_de_raad_om_een_onderbouwing_te_sturen(kantoor: Kantoor) -> None:
    loopt(kantoor)
    klaar = maak(kantoor, "317", wijziging())
    assert kantoor.code == 0
    assert namen(klaar, "let_op") == ["onderbouwing"]


def test_wie_een_317_kort_van_tevoren_doet_wordt_aangeraden_te_bellen(kantoor: Kantoor) -> None:
    loopt(kantoor)
    te_wijzigen = {**wijziging()["wijzigen"][0], "gewenste_ingangsdatum": "2026-05-01"}
    klaar = maak(kantoor, "317", wijziging(wijzigen=[te_wijzigen]))
    assert kantoor.code == 0
    assert namen(klaar, "let_op") == ["ruim-317", "onderbouwing"]
    assert "5 juni 2026" in klaar["let_op"][0]["melding"]
