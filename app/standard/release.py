"""Which release of the iStandaarden this is, and the two wetten that share it.

iJw 3.2 and iWmo 3.2 are one standard but for four differences. They are named here
and nowhere else: the BerichtCode (:func:`bericht_code`), an element that one wet lacks
(:class:`AlleenIn`), and the two code lists that differ (:class:`PerWet`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

RELEASE = "3.2"
BERICHT_VERSIE = 3
BERICHT_SUBVERSIE = 2
XSD_VERSIE = "1.0.0"  # IV034: the version on the wire, for base schema and message alike
SINDS = "april 2023"  # since when release 3.2 is in production


class Wet(StrEnum):
    """The act of law under which care is given."""

    JW = "jw"
    WMO = "wmo"

    @property
    def standaard(self) -> str:
        """Name of the standard in namespaces: ``ijw`` or ``iwmo``."""
        return f"i{self.value}"

    @property
    def naam(self) -> str:
        """Name for the user."""
        return "Jeugdwet" if self is Wet.JW else "Wmo"

    @property
    def basis_namespace(self) -> str:
        """Namespace of the base schema."""
        return self._namespace("basisschema")

    def bericht_namespace(self, nummer: str) -> str:
        """Namespace of the message with this number, such as ``301``."""
        return self._namespace(f"{self.value}{nummer}")

    def _namespace(self, onderdeel: str) -> str:
        release = RELEASE.replace(".", "_")
        return f"http://www.istandaarden.nl/{self.standaard}/{release}/{onderdeel}/schema"


@dataclass(frozen=True, slots=True)
class AlleenIn:
    """Marks an element that exists in one wet only."""

    wet: Wet


@dataclass(frozen=True, slots=True)
class PerWet:
    """The code list of an element whose values differ per wet."""

    jw: str
    wmo: str

    def voor(self, wet: Wet) -> str:
        """Name of the code list of this wet."""
        return self.jw if wet is Wet.JW else self.wmo


JEUGDWET = AlleenIn(Wet.JW)
PRODUCT_CATEGORIE = PerWet(jw="JZ020", wmo="WMO020")
REDEN_BEEINDIGING = PerWet(jw="JZ588", wmo="WMO588")
REDEN_WIJZIGING = PerWet(jw="JZ002", wmo="WMO002")  # the same codes, under two numbers

# Code list COD002-VEKT: the codes of iJw and of iWmo.
_BERICHT_CODES = {
    "301": ("436", "414"),
    "302": ("437", "415"),
    "305": ("438", "418"),
    "306": ("439", "419"),
    "307": ("440", "420"),
    "308": ("441", "421"),
    "315": ("446", "444"),
    "316": ("447", "445"),
    "317": ("486", "480"),
    "318": ("487", "481"),
    "319": ("488", "482"),
    "320": ("489", "483"),
    "323": ("490", "484"),
    "325": ("491", "485"),
}


def bericht_code(wet: Wet, nummer: str) -> str:
    """BerichtCode in the header of a message (code list COD002-VEKT)."""
    jw, wmo = _BERICHT_CODES[nummer]
    return jw if wet is Wet.JW else wmo
