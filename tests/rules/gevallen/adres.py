"""Cases of the rules on addresses."""

from __future__ import annotations

from datetime import date

from app.standard.basis import OpenPeriode
from app.standard.berichtsoort import Berichtsoort as Soort
from tests.rules.gevallen.geval import CLIENT, Geval, Gevallen, zet

_CONTACT = f"{CLIENT}/Contactgegevens/Contact[1]"
_ADRES = "client/contactgegevens/0/adres"

GEVALLEN: Gevallen = {
    ("CD005", Soort.TOEWIJZING): Geval(
        f"{_CONTACT}/Adres/LandCode", zet(f"{_ADRES}/land_code", None)
    ),
    ("CD009", Soort.TOEWIJZING): Geval(
        f"{_CONTACT}/Periode",
        zet("client/contactgegevens/0/periode", OpenPeriode(begindatum=date(2026, 4, 1))),
    ),
    ("CD025", Soort.TOEWIJZING): Geval(f"{_CONTACT}/Adres/Huis", zet(f"{_ADRES}/huis", None)),
    ("CD034", Soort.TOEWIJZING): Geval(
        f"{_CONTACT}/Adres/Postcode", zet(f"{_ADRES}/postcode", None)
    ),
    ("CS089", Soort.TOEWIJZING): Geval(
        f"{_CONTACT}/Adres/Postcode", zet(f"{_ADRES}/postcode", "D-47533")
    ),
    ("TR006", Soort.TOEWIJZING): Geval(f"{_CONTACT}/Adres/Huis", zet(f"{_ADRES}/huis", None)),
}
