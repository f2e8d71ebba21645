"""The template of delivered care: the columns that are read without asking anything."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.services import sjabloon
from app.services.sjabloon import Sjabloonkolom
from app.services.zorgcontrole import EENHEDEN
from app.standard.codelijsten import codelijst


def schrijf(pad: Path) -> Path:
    """Write the template, .xlsx or .csv, without an example: that might be taken for care.

    Raises UserError when the file exists, cannot be made or is neither.
    """
    eenheden = codelijst(EENHEDEN)
    kolommen = (
        Sjabloonkolom("datum", "De dag van de hulp, zoals 08-04-2026.", None, (), 12, date),
        Sjabloonkolom("bsn", "Het burgerservicenummer van de cliënt: negen cijfers.", None),
        Sjabloonkolom(
            "toewijzingnummer",
            "Uit het 301-bericht. Mag leeg zijn als de cliënt die dag één toewijzing heeft.",
            None,
            breed=18,
        ),
        Sjabloonkolom(
            "product",
            "De productcode. Alleen nodig als de toewijzing die niet noemt.",
            None,
            breed=10,
        ),
        Sjabloonkolom(
            "aantal", "Hoeveel er is gegeven, zoals 90 of 1,5. Uren mogen ook als 1:30.", None
        ),
        Sjabloonkolom(
            "eenheid", "Als code: 01 minuut, 04 uur. Zie het blad Uitleg.", None, eenheden.waarden,
            10,
        ),
        Sjabloonkolom("medewerker", "Wie de hulp gaf.", None, breed=24),
        Sjabloonkolom("opmerking", "Voor jezelf. Mag leeg blijven.", None, breed=40),
    )  # fmt: skip
    codes = [("eenheid", each.code, each.omschrijving) for each in eenheden.codes]
    return sjabloon.schrijf(pad, kolommen, codes)
