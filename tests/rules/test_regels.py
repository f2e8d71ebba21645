"""Every rule accepts what is right and refuses what is wrong, in every message it holds for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pytest

from app.domain.dossier import Dossier
from app.domain.toewijzing import Toewijzingsleutel
from app.rules.check import REGELS
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort as Soort
from app.standard.codec import valideer
from app.standard.regelregister import Niveau, regelnummer
from app.standard.release import Wet
from tests.bouw import ANDER_BSN, BSN, NIJMEGEN
from tests.rules.bouw import (
    APRIL_6,
    MEI_4,
    MET_REGELS,
    NUMMER,
    Proefbron,
    dossier,
    dubbel,
    geldig,
    met,
    start,
    stop,
    van_regel,
    vind,
    voorgeschiedenis,
)

EERSTE_SET = [
    *("CS002", "CS003", "CS058", "CS335", "TR002", "TR018", "TR019", "TR056", "TR061", "TR063"),
    *("TR071", "TR074", "TR101", "TR134", "TR135", "TR302", "TR326", "TR332", "TR378", "TR382"),
]
GELDT_NIET = {("TR019", "WMO307")}  # the table of the Wmo leaves it out


@dataclass(frozen=True)
class Geval:
    """A valid message changed in one place, or met by another history, and where that shows."""

    pad: str
    wijzig: Callable[[Bericht], Bericht] = lambda bericht: bericht
    dossier: Callable[[Wet], Dossier] | None = None
    bron: Callable[[Wet], Proefbron] = field(default=lambda _wet: Proefbron())


def zet(pad: str, waarde: object) -> Callable[[Bericht], Bericht]:
    return lambda bericht: met(bericht, pad, waarde)


def herhaal(pad: str) -> Callable[[Bericht], Bericht]:
    return lambda bericht: dubbel(bericht, pad)


def leeg(_wet: Wet) -> Dossier:
    return Dossier()


FOUT_BSN = "999900007"
STOKOUD = date(1906, 3, 29)
MORGEN = date(2026, 5, 21)  # the day after the Dagtekening
IDENTIFICATIE = "/Bericht/Header/BerichtIdentificatie/Identificatie"
DAGTEKENING = "/Bericht/Header/BerichtIdentificatie/Dagtekening"
CLIENT = "/Bericht/Client"
START = f"{CLIENT}/StartProducten/StartProduct[1]"
STOP = f"{CLIENT}/StopProducten/StopProduct[1]"
TOEGEWEZEN = f"{CLIENT}/ToegewezenProducten/ToegewezenProduct"
GEVRAAGD = f"{CLIENT}/AangevraagdeProducten/AangevraagdProduct"
NIEUW = f"{CLIENT}/Verzoek/NieuweProducten/NieuwProduct"

GEVALLEN: dict[tuple[str, Soort], Geval] = {
    ("CS003", Soort.TOEWIJZING): Geval(
        f"{TOEGEWEZEN}[2]/Einddatum",
        zet("client/toegewezen_producten/1/einddatum", date(2026, 7, 14)),
    ),
    ("CS003", Soort.VERZOEK_TOEWIJZING): Geval(
        f"{GEVRAAGD}[2]/ToewijzingEinddatum",
        zet("client/aangevraagde_producten/1/toewijzing_einddatum", date(2026, 5, 31)),
    ),
    ("CS003", Soort.VERZOEK_WIJZIGING): Geval(
        f"{NIEUW}[1]/Einddatum",
        zet("client/verzoek/nieuwe_producten/0/einddatum", date(2026, 5, 31)),
    ),
    ("CS058", Soort.START): Geval(
        f"{START}/StatusAanlevering", zet("client/start_producten/0/status_aanlevering", "2")
    ),
    ("CS058", Soort.STOP): Geval(
        f"{STOP}/StatusAanlevering", zet("client/stop_producten/0/status_aanlevering", "9")
    ),
    ("CS335", Soort.TOEWIJZING): Geval(
        f"{TOEGEWEZEN}[1]/RedenWijziging",
        zet("client/toegewezen_producten/0/reden_wijziging", "13"),
    ),
    ("TR018", Soort.STOP): Geval(
        f"{STOP}/Einddatum", zet("client/stop_producten/0/einddatum", date(2026, 4, 5))
    ),
    ("TR019", Soort.START): Geval(f"{START}/ToewijzingNummer", dossier=leeg),
    ("TR019", Soort.STOP): Geval(f"{STOP}/ToewijzingNummer", dossier=leeg),
    ("TR061", Soort.TOEWIJZING): Geval(
        f"{CLIENT}/Contactgegevens", zet("client/contactgegevens/0/soort", "04")
    ),
    ("TR063", Soort.START): Geval(
        f"{START}/StatusAanlevering", zet("client/start_producten/0/status_aanlevering", "3")
    ),
    ("TR063", Soort.STOP): Geval(
        f"{STOP}/StatusAanlevering", zet("client/stop_producten/0/status_aanlevering", "3")
    ),
    ("TR071", Soort.START): Geval(
        f"{START}/StatusAanlevering",
        zet("client/start_producten/0/status_aanlevering", "3"),
        dossier=lambda wet: dossier(wet, start(wet, APRIL_6), stop(wet, APRIL_6, MEI_4)),
    ),
    ("TR074", Soort.START): Geval(
        f"{START}/StatusAanlevering",
        dossier=lambda wet: dossier(wet, start(wet, APRIL_6), stop(wet, APRIL_6, MEI_4)),
    ),
    ("TR074", Soort.STOP): Geval(
        f"{STOP}/StatusAanlevering",
        dossier=lambda wet: dossier(wet, start(wet, APRIL_6), stop(wet, APRIL_6, MEI_4)),
    ),
    ("TR101", Soort.TOEWIJZING): Geval(f"{TOEGEWEZEN}[3]", herhaal("client/toegewezen_producten")),
    ("TR101", Soort.START): Geval(
        f"{CLIENT}/StartProducten/StartProduct[2]", herhaal("client/start_producten")
    ),
    ("TR101", Soort.STOP): Geval(
        f"{CLIENT}/StopProducten/StopProduct[2]", herhaal("client/stop_producten")
    ),
    ("TR101", Soort.VERZOEK_TOEWIJZING): Geval(
        f"{GEVRAAGD}[3]", herhaal("client/aangevraagde_producten")
    ),
    ("TR101", Soort.VERZOEK_WIJZIGING): Geval(
        f"{NIEUW}[2]", herhaal("client/verzoek/nieuwe_producten")
    ),
    ("TR101", Soort.DECLARATIE): Geval(
        "/Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[3]",
        herhaal("declaratie/clienten/0/prestaties"),
    ),
    ("TR101", Soort.DECLARATIE_ANTWOORD): Geval(
        "/Bericht/DeclaratieAntwoord/Clienten/Client[3]", herhaal("declaratie_antwoord/clienten")
    ),
    ("TR134", Soort.DECLARATIE): Geval(
        "/Bericht/Declaratie/DeclaratiePeriode/Einddatum",
        zet("declaratie/declaratie_periode/einddatum", MORGEN),
    ),
    ("TR134", Soort.DECLARATIE_ANTWOORD): Geval(
        "/Bericht/DeclaratieAntwoord/Clienten/Client[1]/Prestaties/Prestatie[2]"
        "/ProductPeriode/Begindatum",
        zet(
            "declaratie_antwoord/clienten/0/prestaties/1/product_periode/begindatum",
            MORGEN,
        ),
    ),
    ("TR302", Soort.TOEWIJZING): Geval(
        f"{TOEGEWEZEN}[2]/Product",
        zet("client/toegewezen_producten/1/ingangsdatum", date(2026, 7, 14)),
    ),
    ("TR326", Soort.START): Geval(
        f"{START}/Begindatum", dossier=lambda wet: dossier(wet, start(wet, date(2026, 4, 2)))
    ),
    ("TR332", Soort.TOEWIJZING): Geval(
        f"{TOEGEWEZEN}[1]/ToewijzingNummer",
        bron=lambda wet: Proefbron(clienten={Toewijzingsleutel(wet, NIJMEGEN, NUMMER): ANDER_BSN}),
    ),
    ("TR382", Soort.STOP): Geval(
        f"{STOP}/Begindatum", dossier=lambda wet: dossier(wet, start(wet, date(2026, 4, 7)))
    ),
}
for soort in (Soort.TOEWIJZING, Soort.START, Soort.STOP, Soort.VERZOEK_TOEWIJZING):
    GEVALLEN["CS002", soort] = Geval(f"{CLIENT}/Bsn", zet("client/bsn", FOUT_BSN))
    GEVALLEN["TR002", soort] = Geval(
        f"{CLIENT}/Geboortedatum/Datum", zet("client/geboortedatum/datum", STOKOUD)
    )
    GEVALLEN["TR134", soort] = Geval(
        f"{CLIENT}/Geboortedatum/Datum", zet("client/geboortedatum/datum", MORGEN)
    )
GEVALLEN["CS002", Soort.VERZOEK_WIJZIGING] = GEVALLEN["CS002", Soort.START]
GEVALLEN["CS002", Soort.DECLARATIE] = Geval(
    "/Bericht/Declaratie/Clienten/Client[2]/Bsn", zet("declaratie/clienten/1/bsn", FOUT_BSN)
)
GEVALLEN["CS002", Soort.DECLARATIE_ANTWOORD] = Geval(
    "/Bericht/DeclaratieAntwoord/Clienten/Client[2]/Bsn",
    zet("declaratie_antwoord/clienten/1/bsn", FOUT_BSN),
)
for soort in MET_REGELS:
    GEVALLEN["TR056", soort] = Geval(
        IDENTIFICATIE, bron=lambda _wet: Proefbron(identificaties=frozenset({"B0001"}))
    )
    GEVALLEN["TR135", soort] = Geval(
        DAGTEKENING, bron=lambda _wet: Proefbron(vandaag=date(2026, 3, 29))
    )
    GEVALLEN["TR378", soort] = Geval(
        f"/Bericht/Header/{'Afzender' if soort.van_gemeente else 'Ontvanger'}",
        bron=lambda _wet: Proefbron(gemeenten=frozenset()),
    )

SAMEN = [
    pytest.param(nummer, soort, wet, id=f"{nummer.lower()}-{wet.value}{soort.value}")
    for nummer, soort in sorted(GEVALLEN)
    for wet in Wet
]


@pytest.mark.parametrize(("nummer", "soort", "wet"), SAMEN)
def test_regel_accepteert(nummer: str, soort: Soort, wet: Wet) -> None:
    assert vind(nummer, geldig(soort, wet), voorgeschiedenis(soort, wet)) == []


@pytest.mark.parametrize(("nummer", "soort", "wet"), SAMEN)
def test_regel_weigert(nummer: str, soort: Soort, wet: Wet) -> None:
    geval = GEVALLEN[nummer, soort]
    bericht = geval.wijzig(geldig(soort, wet))
    assert valideer(bericht) == (), "the schema accepts what the rule refuses"
    eerder = geval.dossier(wet) if geval.dossier else voorgeschiedenis(soort, wet)
    findings = vind(nummer, bericht, eerder, geval.bron(wet))
    if (nummer, bericht.naam) in GELDT_NIET:
        assert findings == []
        return
    assert findings[0].pad == geval.pad
    for finding in findings:
        assert finding.regel == nummer
        assert finding.melding.endswith(".")
        assert finding.advies.endswith(".")
        assert soort.ontvangt_aanbieder == finding.advies.startswith("Vraag de gemeente om ")
        for tekst in (finding.melding, finding.advies, finding.waarde):
            assert "!" not in tekst
            assert BSN not in tekst
            assert ANDER_BSN not in tekst
            assert FOUT_BSN not in tekst


def test_de_gevallen_dekken_iedere_regel_in_ieder_bericht() -> None:
    assert set(GEVALLEN) == {(regel.nummer, soort) for regel in REGELS for soort in regel.soorten}


def test_de_eerste_set_is_er_en_ieder_nummer_een_keer() -> None:
    assert [regel.nummer for regel in REGELS] == EERSTE_SET


@pytest.mark.parametrize("nummer", EERSTE_SET)
def test_iedere_regel_staat_in_het_register_en_geldt_waar_dat_zegt(nummer: str) -> None:
    regel = van_regel(nummer)
    bekend = regelnummer(nummer)
    assert (str(regel.niveau), regel.retourcode) == (bekend.niveau, bekend.retourcode)
    assert bekend.niveau in (
        Niveau.BERICHT,
        Niveau.BERICHTOVERSTIJGEND,
        Niveau.EXTERNE_BRON,
    )
    berichten = {f"{wet.upper()}{soort.value}" for wet in Wet for soort in regel.soorten}
    assert berichten - {naam for nr, naam in GELDT_NIET if nr == nummer} == set(bekend.berichten)


@pytest.mark.parametrize("nummer", EERSTE_SET)
def test_docstring_van_een_regel_begint_met_het_nummer(nummer: str) -> None:
    functie = van_regel(nummer).functie
    assert (functie.__doc__ or "").startswith(f"{nummer}: ")


def test_tr382_geeft_de_retourcode_van_tr069() -> None:
    assert van_regel("TR382").retourcode == "9069"
