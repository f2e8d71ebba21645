"""The template of a contract."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from app.domain.contract import Uitvoeringsvariant
from app.services import sjabloon
from app.services.sjabloon import Sjabloonkolom
from app.standard.codelijsten import codelijst
from app.standard.release import PRODUCT_CATEGORIE, Wet


def schrijf(pad: Path, jaar: int) -> Path:
    """Write the template, with an example that counts from the first day of ``jaar``.

    Raises UserError when the file exists, cannot be made or is neither .csv nor .xlsx.
    """
    eenheden = codelijst("WJ756")
    codes = [("eenheid", each.code, each.omschrijving) for each in eenheden.codes]
    for wet in Wet:
        lijst = codelijst(PRODUCT_CATEGORIE.voor(wet))
        codes += [(f"categorie {wet.naam}", each.code, each.omschrijving) for each in lijst.codes]
    kolommen = (
        Sjabloonkolom("wet", "jw (Jeugdwet) of wmo.", "jw", tuple(wet.value for wet in Wet), 8),
        Sjabloonkolom("gemeente", "De code van de gemeente of haar naam.", "0268"),
        Sjabloonkolom("categorie", "De productcategorie: twee cijfers.", "45", breed=11),
        Sjabloonkolom("product", "De productcode uit je contract.", "45A04", breed=10),
        Sjabloonkolom(
            "omschrijving", "Hoe jij het noemt. Mag leeg blijven.", "Jeugdhulp ambulant", breed=32
        ),
        Sjabloonkolom(
            "eenheid",
            "Waarvoor je betaald krijgt, als code: 01 minuut, 04 uur. Zie het blad Uitleg.",
            "04",
            eenheden.waarden,
            10,
        ),
        Sjabloonkolom("tarief", "In euro’s, per eenheid. Leeg bij eenheid 83.", Decimal("93.60")),
        Sjabloonkolom(
            "variant",
            "inspanning (je wordt betaald voor wat je doet) of output (voor het resultaat).",
            "inspanning",
            tuple(variant.value for variant in Uitvoeringsvariant),
        ),
        Sjabloonkolom("vanaf", "De eerste dag waarop dit geldt.", date(jaar, 1, 1)),
        Sjabloonkolom("tot", "De laatste dag. Leeg: er is geen einde afgesproken.", None),
    )
    return sjabloon.schrijf(pad, kolommen, codes)
