"""The routes of a verzoek om toewijzing (315), from the form to the last answer (OP274, OP344)."""

from __future__ import annotations

from datetime import date

from tests.bouw import ANDER_BSN, NIJMEGEN
from tests.walks.conftest import Kantoor, afkeuring, antwoord
from tests.walks.verzoeken import (
    APELDOORN,
    CLIENT,
    aanvraag,
    antwoord_319,
    beantwoord,
    gevraagd,
    kent_toe,
    maak,
    open_besluiten,
    product,
    referenties,
    stand,
    uren,
    vraag,
)

TWEE = (product(), product(categorie="54", code="54001", volume=20, frequentie="6"))


def test_direct_toegewezen(kantoor: Kantoor) -> None:
    pad = vraag(kantoor, "315", aanvraag())
    assert stand(kantoor) == ["in_behandeling"]
    (besluit,) = open_besluiten(kantoor)
    assert (besluit["soort"], besluit["vervaldatum"]) == ("besluit-315", "2026-04-17")
    kantoor.importeer(kent_toe(pad, dag=kantoor.vandaag))
    assert stand(kantoor) == ["toegewezen"]
    assert open_besluiten(kantoor) == []
    (verzoek,) = kantoor.heenweer("verzoeken")
    (uitkomst,) = verzoek["uitkomsten"]
    assert (uitkomst["toewijzingnummer"], uitkomst["verschillen"]) == (500001, [])
    assert beantwoord(kantoor, "302")[0]["bericht"] == "JW302"


def test_anders_toegewezen_dan_gevraagd(kantoor: Kantoor) -> None:
    pad = vraag(kantoor, "315", aanvraag())
    anders = kent_toe(pad, dag=kantoor.vandaag, omvang=uren(1), einddatum=date(2026, 7, 9))
    kantoor.importeer(anders)
    (verzoek,) = kantoor.heenweer("verzoeken")
    assert verzoek["uitkomsten"][0]["verschillen"] == [
        {"wat": "Tot en met", "gevraagd": "9 oktober 2026", "toegewezen": "9 juli 2026"},
        {"wat": "Omvang", "gevraagd": "2 uur per week", "toegewezen": "1 uur per week"},
    ]


def test_toegewezen_na_onderzoek(kantoor: Kantoor) -> None:
    pad = vraag(kantoor, "315", aanvraag())
    kantoor.importeer(antwoord_319(pad, "2", dag=kantoor.vandaag))
    assert stand(kantoor) == ["in_onderzoek"]
    (besluit,) = open_besluiten(kantoor)
    assert (besluit["soort"], besluit["vervaldatum"]) == ("onderzoek-315", "2026-06-05")  # 8 weeks
    (retour,) = beantwoord(kantoor, "320")
    assert retour["bericht"] == "JW320"
    kantoor.morgen(30)
    kantoor.importeer(kent_toe(pad, dag=kantoor.vandaag))
    assert (stand(kantoor), open_besluiten(kantoor)) == (["toegewezen"], [])


def test_afgewezen(kantoor: Kantoor) -> None:
    pad = vraag(kantoor, "315", aanvraag())
    kantoor.importeer(antwoord_319(pad, "1", "4", dag=kantoor.vandaag))
    assert (stand(kantoor), open_besluiten(kantoor)) == (["afgewezen"], [])
    (verzoek,) = kantoor.heenweer("verzoeken")
    assert (verzoek["reden"], verzoek["redencode"]) == ("Past niet binnen contract", "4")
    assert len(kantoor.termijnen("320")) == 1


def test_afgewezen_na_onderzoek(kantoor: Kantoor) -> None:
    pad = vraag(kantoor, "315", aanvraag())
    kantoor.importeer(antwoord_319(pad, "2", dag=kantoor.vandaag))
    kantoor.morgen(14)
    kantoor.importeer(antwoord_319(pad, "1", "7", dag=kantoor.vandaag))
    assert (stand(kantoor), open_besluiten(kantoor)) == (["afgewezen"], [])
    assert len(beantwoord(kantoor, "320")) == 2
    # TR365: after a refusal comes no other answer.
    (regel,) = kantoor.importeer(antwoord_319(pad, "2", dag=kantoor.vandaag))
    assert regel["bevindingen"][0]["regel"] in {"TR360", "TR365"}


def test_een_andere_gemeente_is_verantwoordelijk(kantoor: Kantoor) -> None:
    pad = vraag(kantoor, "315", aanvraag())
    nee = antwoord_319(pad, "1", "8", dag=kantoor.vandaag, andere=APELDOORN)
    kantoor.importeer(nee)
    (verzoek,) = kantoor.heenweer("verzoeken")
    assert (verzoek["status"], verzoek["andere_gemeente"]) == ("afgewezen", APELDOORN)
    tweede = vraag(kantoor, "315", aanvraag(gemeente=APELDOORN))
    assert gevraagd(tweede).gemeente == APELDOORN
    kantoor.importeer(kent_toe(tweede, dag=kantoor.vandaag))
    assert stand(kantoor) == ["afgewezen", "toegewezen"]


def test_deels_toegewezen_en_deels_afgewezen(kantoor: Kantoor) -> None:
    pad = vraag(kantoor, "315", aanvraag(*TWEE))
    kantoor.importeer(kent_toe(pad, dag=kantoor.vandaag))
    assert stand(kantoor) == ["toegewezen", "in_behandeling"]
    kantoor.importeer(antwoord_319(pad, "1", "2", plek=1, dag=kantoor.vandaag))
    assert stand(kantoor) == ["toegewezen", "afgewezen"]
    assert open_besluiten(kantoor) == []


def test_een_316_met_een_fout_maakt_het_verzoek_ongedaan_op286(kantoor: Kantoor) -> None:
    uitkomst = maak(kantoor, "315", aanvraag())
    (pad,) = kantoor.exporteer()
    kantoor.heenweer("ingediend", uitkomst["identificatie"])
    fout = afkeuring("CS002", "0001", "/Bericht/Client")
    kantoor.importeer(antwoord(pad, fout, dag=kantoor.vandaag))
    assert stand(kantoor) == ["afgekeurd"]
    assert len(kantoor.termijnen("afkeur")) == 1
    vraag(kantoor, "315", aanvraag())  # it was not made, so that it may be made
    assert stand(kantoor) == ["afgekeurd", "in_behandeling"]


def test_tr374_geen_tweede_verzoek_zolang_het_eerste_loopt(kantoor: Kantoor) -> None:
    pad = vraag(kantoor, "315", aanvraag())
    dubbel = maak(kantoor, "315", aanvraag())
    assert kantoor.code == 1
    assert [b["regel"] for b in dubbel["bevindingen"]] == ["TR374"]
    anders = aanvraag(product(categorie="54", code="54001", volume=20, frequentie="6"))
    assert [b["regel"] for b in maak(kantoor, "315", anders)["bevindingen"]] == ["TR374"]
    kantoor.importeer(kent_toe(pad, dag=kantoor.vandaag))
    maak(kantoor, "315", anders)
    assert kantoor.code == 0


def test_tr374_geldt_ook_voor_wat_nog_klaarstaat(kantoor: Kantoor) -> None:
    maak(kantoor, "315", aanvraag())
    maak(kantoor, "315", aanvraag())
    assert kantoor.code == 1
    assert stand(kantoor) == ["klaar"]


def test_tr347_tr383_elke_referentie_is_uniek(kantoor: Kantoor) -> None:
    een = vraag(kantoor, "315", aanvraag(*TWEE))
    ander = {**CLIENT, "bsn": ANDER_BSN, "voornamen": "Noor"}
    twee = vraag(kantoor, "315", aanvraag(client=ander))
    alle = [*referenties(een), *referenties(twee)]
    assert len(set(alle)) == 3


def test_op259_geen_verzoek_naast_een_toewijzing(kantoor: Kantoor) -> None:
    pad = vraag(kantoor, "315", aanvraag())
    kantoor.importeer(kent_toe(pad, dag=kantoor.vandaag))
    dubbel = maak(kantoor, "315", aanvraag())
    assert [b["regel"] for b in dubbel["bevindingen"]] == ["OP259, OP307"]
    sleutel = dubbel["bevindingen"][0]["afspraak"]
    erna = product(ingangsdatum="2026-10-10", einddatum="2027-04-09")
    maak(kantoor, "315", aanvraag(erna))
    assert kantoor.code == 0
    assert sleutel == "stapeling-500001-1"


def test_wie_het_beter_weet_geeft_een_reden_die_bewaard_blijft(kantoor: Kantoor) -> None:
    achttien = {**CLIENT, "geboortedatum": "2007-02-14"}
    nee = maak(kantoor, "315", aanvraag(client=achttien))
    assert [b["afspraak"] for b in nee["bevindingen"]] == ["leeftijd-1"]
    toch = aanvraag(client=achttien, toch={"leeftijd-1": "verlengde pleegzorg"})
    maak(kantoor, "315", toch)
    assert kantoor.code == 0
    (verzoek,) = kantoor.heenweer("verzoeken")
    assert [o["reden"] for o in verzoek["toch"]] == ["verlengde pleegzorg"]


def test_hetzelfde_na_een_afwijzing_vraagt_om_een_reden(kantoor: Kantoor) -> None:
    pad = vraag(kantoor, "315", aanvraag())
    kantoor.importeer(antwoord_319(pad, "1", "2", dag=kantoor.vandaag))
    opnieuw = maak(kantoor, "315", aanvraag())
    assert [b["afspraak"] for b in opnieuw["bevindingen"]] == ["eerder-afgewezen-1"]
    assert "past niet binnen budget" in opnieuw["bevindingen"][0]["melding"]
    maak(kantoor, "315", aanvraag(product(volume=1)))
    assert kantoor.code == 0


def test_de_nieuwe_client_krijgt_een_dossier(kantoor: Kantoor) -> None:
    maak(kantoor, "315", aanvraag())
    (verzoek,) = kantoor.heenweer("verzoeken")
    assert (verzoek["client"], verzoek["gemeente"]) == ("T. de Wit", NIJMEGEN)


def test_een_half_bestand_zegt_wat_ontbreekt_en_bewaart_niets(kantoor: Kantoor) -> None:
    half = maak(kantoor, "315", {"wet": "jw", "producten": [{"categorie": "45"}]})
    assert kantoor.code == 1
    velden = {b["veld"] for b in half["bevindingen"]}
    assert {"bsn", "achternaam", "gemeente", "type", "ingangsdatum"} <= velden
    assert kantoor.heenweer("verzoeken") == []
