"""Rules about the addresses of a 301: CD005, CD009, CD025, CD034, CS089, TR006.

They hold for the client and for relations. A text names the kind of an address, never the
address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.rules.regel import Controle, Plek, regel
from app.standard.codelijsten import codelijst
from app.standard.toewijzing import Contact

_NEDERLAND = "NL"
_TIJDELIJK = "04"  # COD757
_MET_POSTCODE = ("01", "03")  # COD757: BRP-adres, verblijfadres
_POSTCODE = re.compile("[1-9][0-9]{3} ?[A-Za-z]{2}")


@regel("CD005")
def cd005(c: Controle) -> Iterator[Plek]:
    """CD005: an address has a LandCode when it has a Postcode, and else none."""
    for pad, contact in c.objecten(Contact):
        adres = contact.adres
        if adres is None or (adres.postcode is None) == (adres.land_code is None):
            continue
        if adres.land_code is None:
            wat, vraag = "een postcode, maar geen land", "het land toe te voegen"
        else:
            wat, vraag = "een land, maar geen postcode", "de postcode toe te voegen"
        yield Plek(
            f"{pad}/Adres/LandCode",
            adres.land_code or "",
            f"{_noem(pad, contact)} heeft {wat}.",
            f"Vraag de gemeente om {vraag} en het bericht opnieuw te sturen.",
        )


@regel("CD009")
def cd009(c: Controle) -> Iterator[Plek]:
    """CD009: only a temporary address has a Periode."""
    for pad, contact in c.objecten(Contact):
        if contact.periode is not None and contact.soort != _TIJDELIJK:
            yield Plek(
                f"{pad}/Periode",
                contact.soort,
                f"{_noem(pad, contact)} heeft een periode. "
                "Dat kan alleen bij een tijdelijk verblijfadres.",
                "Vraag de gemeente om de periode weg te laten, of het adres als tijdelijk op te "
                "geven, en het bericht opnieuw te sturen.",
            )


@regel("CD025")
def cd025(c: Controle) -> Iterator[Plek]:
    """CD025: an address in the Netherlands has a Huis."""
    for pad, contact in c.objecten(Contact):
        adres = contact.adres
        if adres is not None and adres.land_code == _NEDERLAND and adres.huis is None:
            yield Plek(
                f"{pad}/Adres/Huis",
                "",
                f"{_noem(pad, contact)} ligt in Nederland, maar heeft geen huisnummer.",
                "Vraag de gemeente om het huisnummer toe te voegen en het bericht opnieuw te "
                "sturen.",
            )


@regel("CD034")
def cd034(c: Controle) -> Iterator[Plek]:
    """CD034: a BRP-adres and a verblijfadres have a Postcode.

    Postcode is part of Adres: a Contact without Adres is not refused, as an address that is
    kept secret is left out (see TR061). How else to reach somebody is for TR006.
    """
    for pad, contact in c.objecten(Contact):
        adres = contact.adres
        if adres is not None and adres.postcode is None and contact.soort in _MET_POSTCODE:
            yield Plek(
                f"{pad}/Adres/Postcode",
                "",
                f"{_noem(pad, contact)} heeft geen postcode.",
                "Vraag de gemeente om de postcode toe te voegen en het bericht opnieuw te sturen.",
            )


@regel("CS089")
def cs089(c: Controle) -> Iterator[Plek]:
    """CS089: a Postcode in the Netherlands has the form of one.

    Four digits of which the first is not 0, and two letters. The tables do not say whether a
    space or small letters are wrong: they are accepted.
    """
    for pad, contact in c.objecten(Contact):
        adres = contact.adres
        if adres is None or adres.land_code != _NEDERLAND or adres.postcode is None:
            continue
        if not _POSTCODE.fullmatch(adres.postcode):
            yield Plek(
                f"{pad}/Adres/Postcode",
                "",
                f"{_noem(pad, contact)} ligt in Nederland, maar de postcode bestaat niet uit "
                "vier cijfers en twee letters.",
                "Vraag de gemeente om de postcode te verbeteren en het bericht opnieuw te sturen.",
            )


@regel("TR006")
def tr006(c: Controle) -> Iterator[Plek]:
    """TR006: a Contact has a Telefoon, or a Huis and a Postcode together, or all three."""
    for pad, contact in c.objecten(Contact):
        adres = contact.adres
        if contact.telefoon is not None:
            continue
        if adres is None or (adres.huis is None and adres.postcode is None):
            plaats, wat = f"{pad}/Adres", "geen huisnummer en postcode"
        elif adres.huis is None:
            plaats, wat = f"{pad}/Adres/Huis", "geen huisnummer"
        elif adres.postcode is None:
            plaats, wat = f"{pad}/Adres/Postcode", "geen postcode"
        else:
            continue
        yield Plek(
            plaats,
            "",
            f"{_noem(pad, contact)} heeft {wat}, en er staat geen telefoonnummer bij.",
            "Vraag de gemeente om het adres aan te vullen of een telefoonnummer toe te voegen, "
            "en het bericht opnieuw te sturen.",
        )


def _noem(pad: str, contact: Contact) -> str:
    wie = "een relatie" if "/Relaties/" in pad else "de cliënt"
    return f"Het adres van {wie} ({codelijst('COD757').label(contact.soort)})"
