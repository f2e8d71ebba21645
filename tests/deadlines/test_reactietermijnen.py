"""Each line of the reaction-terms tables in the documents, beside the protocol files.

Rijk van Nijmegen 1.17.1, bijlage 2, and Midden-IJssel/Oost-Veluwe 2024, §2.3.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from app.deadlines.protocol import Eenheid, Vanaf, Wie, protocol
from app.deadlines.termijnen import (
    BESLUIT_315,
    BESLUIT_317,
    BETALING,
    ONDERZOEK_315,
    ONDERZOEK_317,
)
from tests.deadlines.test_protocol import BRONNEN, MIJOV, RVN

WD, WEKEN, DAGEN, MAANDEN = Eenheid.WERKDAGEN, Eenheid.WEKEN, Eenheid.DAGEN, Eenheid.MAANDEN
WIJCHEN = "0296"
ONTVANGST, DAGTEKENING = Vanaf.ONTVANGST, Vanaf.DAGTEKENING
WIJ, ZIJ = Wie.AANBIEDER, Wie.GEMEENTE


@dataclass(frozen=True)
class Regel:
    """A figure of a line: its message, the figure, and the term of the protocol that it is.

    ``gemeente`` has a figure of its own. ``gekozen`` is the length in words that another paragraph
    of the same document gives and that was chosen; then the term tells of this one.
    """

    bericht: str
    lengte: int
    eenheid: Eenheid
    soort: str
    vanaf: Vanaf
    wie: Wie
    gemeente: str = ""
    gekozen: str = ""

    def __str__(self) -> str:
        return f"{self.bericht}-{self.soort}-{self.lengte}-{self.eenheid}-{self.vanaf}"


BIJLAGE_2 = (
    Regel("301", 5, WD, BESLUIT_315, ONTVANGST, ZIJ),
    Regel("301", 10, WD, BESLUIT_315, ONTVANGST, ZIJ, gemeente=WIJCHEN),
    Regel("302", 3, WD, "302", ONTVANGST, WIJ),
    # After the start, or after the receipt of a 301 for care that had begun: the later of the two.
    Regel("305", 5, WD, "305", Vanaf.START, WIJ),
    Regel("306", 3, WD, "306", ONTVANGST, ZIJ),
    Regel("307", 5, WD, "307", Vanaf.EINDE, WIJ),
    Regel("308", 3, WD, "308", ONTVANGST, ZIJ),
    Regel("315", 5, WD, "315", Vanaf.EERSTE_CONTACT, WIJ),
    Regel("316", 3, WD, "316", ONTVANGST, ZIJ),
    Regel("319", 5, WD, BESLUIT_315, ONTVANGST, ZIJ),
    Regel("319", 8, WEKEN, ONDERZOEK_315, DAGTEKENING, ZIJ),
    Regel("320", 3, WD, "320", ONTVANGST, WIJ),
    Regel(
        "323", 30, DAGEN, "323", Vanaf.MAAND, WIJ,
        gekozen="uiterlijk eind van de maand erna",
    ),
    Regel("325", 20, WD, "325", ONTVANGST, ZIJ),
    Regel("Betaling", 1, MAANDEN, BETALING, DAGTEKENING, ZIJ, gekozen="30 dagen"),
)  # fmt: skip

PARAGRAAF_2_3 = (
    Regel("301", 5, WD, BESLUIT_315, ONTVANGST, ZIJ),
    Regel("301", 5, WD, BESLUIT_317, ONTVANGST, ZIJ),
    Regel("301", 8, WEKEN, ONDERZOEK_315, DAGTEKENING, ZIJ),
    Regel("301", 8, WEKEN, ONDERZOEK_317, DAGTEKENING, ZIJ),
    Regel("302", 3, WD, "302", ONTVANGST, WIJ),
    Regel("305", 5, WD, "305", Vanaf.START, WIJ),
    Regel("306", 3, WD, "306", ONTVANGST, ZIJ),
    Regel("307", 5, WD, "307", Vanaf.EINDE, WIJ),
    Regel("308", 3, WD, "308", ONTVANGST, ZIJ),
    Regel("315", 5, WD, "315", Vanaf.EERSTE_CONTACT, WIJ),
    Regel("316", 3, WD, "316", ONTVANGST, ZIJ),
    Regel("318", 3, WD, "318", ONTVANGST, ZIJ),
    Regel("319", 5, WD, BESLUIT_315, ONTVANGST, ZIJ),
    Regel("319", 5, WD, BESLUIT_317, ONTVANGST, ZIJ),
    Regel("319", 8, WEKEN, ONDERZOEK_315, DAGTEKENING, ZIJ),
    Regel("319", 8, WEKEN, ONDERZOEK_317, DAGTEKENING, ZIJ),
    Regel("320", 3, WD, "320", ONTVANGST, WIJ),
    Regel("325", 10, WD, "325", ONTVANGST, ZIJ),
)
# Lines of §2.3 without a figure: 303 and 304 are of the past, a 317 may be sent at any time, and
# for a 323 it refers to what was agreed.
ZONDER_GETAL = {"303", "304", "317", "323"}


@pytest.mark.parametrize(
    ("naam", "regel", "plaats"),
    [(RVN, regel, "bijlage 2") for regel in BIJLAGE_2]
    + [(MIJOV, regel, "§2.3") for regel in PARAGRAAF_2_3],
    ids=str,
)
def test_a_line_of_the_table_is_the_term_of_the_protocol(
    naam: str, regel: Regel, plaats: str
) -> None:
    term = protocol(naam).term(regel.soort, regel.gemeente)
    assert (term.vanaf, term.wie) == (regel.vanaf, regel.wie)
    if not regel.gekozen:
        assert (term.lengte, term.eenheid) == (regel.lengte, regel.eenheid)
        assert plaats in term.bron
        return
    # The document has two figures: the term is the other one, and tells of this one.
    assert term.lengte_tekst == regel.gekozen
    getal = "één maand" if regel.eenheid is MAANDEN else f"{regel.lengte} {regel.eenheid}"
    assert plaats in term.let_op.lower()
    assert getal in term.let_op


def test_mijov_2_3_leaves_the_323_to_chapter_7() -> None:
    term = protocol(MIJOV).term("323")
    assert term.lengte_tekst == "uiterlijk eind van de maand erna"
    assert term.bron == "Midden-IJssel/Oost-Veluwe 2024, §7"


_WOORDEN = {"één": 1, "vijf": 5}
_EENHEDEN = {"werkdagen": WD, "weken": WEKEN, "dagen": DAGEN, "maand": MAANDEN}
_FIGUUR = re.compile(r"(\d+|één|vijf) (werkdagen|weken|dagen|maand)\b")


def regels_van(document: str, begin: str, eind: str, regel: str) -> Mapping[str, str]:
    """Lines of the table in a document by their message; skips when the document is not here."""
    bestanden = list(BRONNEN.glob(f"{document}_*.txt"))
    if not bestanden:
        pytest.skip("the source documents are not here")
    tekst = bestanden[0].read_text(encoding="utf-8")
    tabel = tekst[tekst.rindex(begin) :]
    tabel = tabel[: tabel.index(eind)] if eind else tabel
    delen = re.split(regel, tabel, flags=re.MULTILINE)[1:]
    return {naam: " ".join(deel.split()) for naam, deel in zip(*[iter(delen)] * 2, strict=True)}


def getallen(tekst: str) -> set[tuple[int, Eenheid]]:
    return {
        (_WOORDEN.get(aantal) or int(aantal), _EENHEDEN[eenheid])
        for aantal, eenheid in _FIGUUR.findall(tekst)
    }


def verwacht(regels: tuple[Regel, ...]) -> dict[str, set[tuple[int, Eenheid]]]:
    per_bericht: dict[str, set[tuple[int, Eenheid]]] = {}
    for regel in regels:
        per_bericht.setdefault(regel.bericht, set()).add((regel.lengte, regel.eenheid))
    return per_bericht


def test_rvn_bijlage_2_has_these_lines_with_these_figures() -> None:
    regels = regels_van("002", "8.2 BIJLAGE 2", "", r"^(3\d\d|Betaling)\t")
    assert len(regels) == 13
    assert {naam: getallen(tekst) for naam, tekst in regels.items()} == verwacht(BIJLAGE_2)


def test_mijov_2_3_has_these_lines_with_these_figures() -> None:
    regels = regels_van(
        "004", "2.3. Overzicht berichten", "3. GEBRUIK STANDAARD", r"^(3\d\d) (?=[ \w])"
    )
    assert len(regels) == 16
    gevonden = {naam: getallen(tekst) for naam, tekst in regels.items()}
    assert {naam for naam, figuren in gevonden.items() if not figuren} == ZONDER_GETAL
    assert {n: f for n, f in gevonden.items() if n not in ZONDER_GETAL} == verwacht(PARAGRAAF_2_3)
