"""Cases of the rules on declarations: lines, amounts and periods."""

from __future__ import annotations

from datetime import date

from app.standard.basis import BedragMetDC, GeslotenPeriode, ProductReferentie
from app.standard.berichtsoort import Berichtsoort as Soort
from tests.rules.gevallen.geval import MORGEN, Geval, Gevallen, en, zet

_DECLARATIE = "/Bericht/Declaratie"
_REGEL = f"{_DECLARATIE}/Clienten/Client[1]/Prestaties/Prestatie[2]"
_ANDER = f"{_DECLARATIE}/Clienten/Client[2]/Prestaties/Prestatie[1]"
_VORIG = "ProductReferentie/VorigReferentieNummer"
_P1 = "declaratie/clienten/0/prestaties/0"
_P2 = "declaratie/clienten/0/prestaties/1"
_P3 = "declaratie/clienten/1/prestaties/0"
_NUL = BedragMetDC(bedrag=0, debet_credit="C")


def _neemt_terug(nummer: str, vorig: str) -> ProductReferentie:
    return ProductReferentie(referentie_nummer=nummer, vorig_referentie_nummer=vorig)


GEVALLEN: Gevallen = {
    ("CD060", Soort.DECLARATIE): Geval(
        f"{_REGEL}/{_VORIG}", zet(f"{_P2}/ingediend_bedrag/debet_credit", "C")
    ),
    ("CD060", Soort.DECLARATIE_ANTWOORD): Geval(
        "/Bericht/DeclaratieAntwoord/Clienten/Client[1]/Prestaties/Prestatie[1]"
        "/ProductReferentie/VorigReferentieNummer",
        zet(
            "declaratie_antwoord/clienten/0/prestaties/0/product_referentie",
            _neemt_terug("P1", "P0"),
        ),
    ),
    ("CD087", Soort.DECLARATIE): Geval(
        f"{_REGEL}/ProductTarief", zet(f"{_P2}/product_tarief", None)
    ),
    ("CS100", Soort.DECLARATIE): Geval(
        f"{_REGEL}/ProductPeriode/Begindatum",
        zet(f"{_P2}/product_periode/begindatum", date(2020, 12, 31)),
    ),
    ("CS325", Soort.DECLARATIE): Geval(
        f"{_REGEL}/IngediendBedrag/DebetCredit", zet(f"{_P2}/ingediend_bedrag", _NUL)
    ),
    ("CS325", Soort.DECLARATIE_ANTWOORD): Geval(
        "/Bericht/DeclaratieAntwoord/TotaalToegekendBedrag/DebetCredit",
        zet("declaratie_antwoord/totaal_toegekend_bedrag/debet_credit", "C"),
    ),
    ("CS337", Soort.DECLARATIE): Geval(
        f"{_REGEL}/ProductPeriode/Einddatum",
        zet(f"{_P2}/product_periode/einddatum", date(2026, 5, 1)),
    ),
    ("CS339", Soort.DECLARATIE): Geval(
        f"{_REGEL}/IngediendBedrag/Bedrag", zet(f"{_P2}/eenheid", "83")
    ),
    ("CS340", Soort.DECLARATIE): Geval(
        f"{_DECLARATIE}/DeclaratiePeriode/Begindatum",
        zet("declaratie/declaratie_periode/begindatum", date(2026, 4, 2)),
    ),
    ("TR137", Soort.DECLARATIE): Geval(
        f"{_DECLARATIE}/DeclaratiePeriode/Einddatum",
        zet("declaratie/declaratie_periode/einddatum", MORGEN),
    ),
    ("TR137", Soort.DECLARATIE_ANTWOORD): Geval(
        "/Bericht/DeclaratieAntwoord/Clienten/Client[1]/Prestaties/Prestatie[2]"
        "/ProductPeriode/Einddatum",
        zet(
            "declaratie_antwoord/clienten/0/prestaties/1/product_periode/einddatum",
            date(2026, 3, 31),
        ),
    ),
    ("TR315", Soort.DECLARATIE): Geval(
        f"{_ANDER}/{_VORIG}",
        en(
            zet(f"{_P1}/product_referentie", _neemt_terug("P1", "P0")),
            zet(f"{_P3}/product_referentie", _neemt_terug("P3", "P0")),
        ),
    ),
    ("TR316", Soort.DECLARATIE): Geval(
        f"{_ANDER}/{_VORIG}", zet(f"{_P3}/product_referentie", _neemt_terug("P3", "P1"))
    ),
    ("TR335", Soort.DECLARATIE): Geval(
        f"{_REGEL}/ProductPeriode/Einddatum",
        zet(
            f"{_P2}/product_periode",
            GeslotenPeriode(begindatum=date(2021, 5, 1), einddatum=date(2021, 5, 19)),
        ),
    ),
    ("TR358", Soort.DECLARATIE): Geval(
        f"{_DECLARATIE}/TotaalIngediendBedrag/TotaalBedrag",
        zet(f"{_P2}/ingediend_bedrag/bedrag", 48001),
    ),
    ("TR416", Soort.DECLARATIE): Geval(
        _REGEL,
        en(
            zet(f"{_P2}/toewijzing_nummer", 300201),
            # The product is that of the first line.
            lambda bericht: zet(
                f"{_P2}/product_code",
                bericht.declaratie.clienten[0].prestaties[0].product_code,  # type: ignore[attr-defined]  # a 323
            )(bericht),
        ),
    ),
}
