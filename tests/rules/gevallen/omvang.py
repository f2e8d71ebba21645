"""Cases of the rules on volume, budget, product and end."""

from __future__ import annotations

from app.standard.basis import Omvang
from app.standard.berichtsoort import Berichtsoort as Soort
from tests.rules.gevallen.geval import GEVRAAGD, NIEUW, TOEGEWEZEN, Geval, Gevallen, en, zet

GEVALLEN: Gevallen = {
    ("CS336", Soort.TOEWIJZING): Geval(
        f"{TOEGEWEZEN}[1]/RedenWijziging",
        zet("client/toegewezen_producten/0/reden_wijziging", "01"),
    ),
}
for soort, plek, deel, einde, zonder_code, frequentie in (
    (
        Soort.TOEWIJZING,
        f"{TOEGEWEZEN}[2]",
        "client/toegewezen_producten/1",
        "Einddatum",
        "CD080",
        "CS338",
    ),
    (
        Soort.VERZOEK_TOEWIJZING,
        f"{GEVRAAGD}[2]",
        "client/aangevraagde_producten/1",
        "ToewijzingEinddatum",
        "CD095",
        "CS343",
    ),
    (
        Soort.VERZOEK_WIJZIGING,
        f"{NIEUW}[1]",
        "client/verzoek/nieuwe_producten/0",
        "Einddatum",
        "CD096",
        "CS338",
    ),
):
    zonder_einde = zet(
        f"{deel}/{'toewijzing_' if soort is Soort.VERZOEK_TOEWIJZING else ''}einddatum", None
    )
    budget = zet(f"{deel}/budget", 100000)
    GEVALLEN |= {
        ("CD041", soort): Geval(f"{plek}/Omvang", zet(f"{deel}/omvang", None)),
        ("CD075", soort): Geval(f"{plek}/{einde}", en(budget, zonder_einde)),
        ("CD076", soort): Geval(f"{plek}/{einde}", zonder_einde),
        ("CD077", soort): Geval(f"{plek}/Omvang", budget),
        ("CD078", soort): Geval(f"{plek}/Budget", budget),
        ("CD079", soort): Geval(f"{plek}/Product", zet(f"{deel}/product", None)),
        (zonder_code, soort): Geval(f"{plek}/Omvang", zet(f"{deel}/product/code", None)),
        (frequentie, soort): Geval(
            f"{plek}/Omvang/Frequentie",
            zet(f"{deel}/omvang", Omvang(volume=2, eenheid="16", frequentie="1")),
        ),
    }
