"""The code lists of the standard with their official labels, from ``resources/codelijsten``.

Each list is a small CSV file (code, label, then what else is known of a code); ``index.csv``
names the lists. A file is read when its list is first asked for.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

from app.paths import resources


@dataclass(frozen=True)
class Code:
    """One value of a code list; ``extra`` holds the further columns of its list by name."""

    code: str
    omschrijving: str
    extra: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True, eq=False)
class Codelijst:
    """A published code list, in the published order.

    ``datatype`` names the LDT type of the schema that enumerates these codes and ``wet``
    (``jw`` or ``wmo``) the only wet in which it does; both are empty where that does not apply.
    """

    naam: str
    titel: str
    datatype: str
    wet: str
    codes: tuple[Code, ...]

    def __contains__(self, code: object) -> bool:
        return code in self._op_code

    def __getitem__(self, code: str) -> Code:
        return self._op_code[code]

    @cached_property
    def waarden(self) -> tuple[str, ...]:
        """The codes alone, as a schema enumerates them."""
        return tuple(self._op_code)

    @cached_property
    def opsomming(self) -> str:
        """The codes with their labels, to choose from in a sentence."""
        return ", ".join(f"{een.code} ({een.omschrijving})" for een in self.codes)

    def label(self, code: str) -> str:
        """Official label of a code, or the code itself when the list does not have it."""
        gevonden = self._op_code.get(code)
        return gevonden.omschrijving if gevonden else code

    @cached_property
    def _op_code(self) -> Mapping[str, Code]:
        return {code.code: code for code in self.codes}


@cache
def codelijst(naam: str) -> Codelijst:
    """Give the code list with this official number, such as ``COD046``.

    Raises KeyError when there is no such list.
    """
    kop = _index()[naam]
    codes = []
    for rij in _rijen(naam):
        (_, code), (_, omschrijving), *rest = rij.items()
        codes.append(Code(code, omschrijving, MappingProxyType(dict(rest))))
    return Codelijst(naam, kop["titel"], kop["datatype"], kop["wet"], tuple(codes))


def codelijsten() -> tuple[str, ...]:
    """Names of all code lists."""
    return tuple(_index())


def gemeenten() -> tuple[Code, ...]:
    """All gemeenten of the CBS list, by name."""
    return codelijst("gemeenten").codes


def bestaat_gemeente(code: str) -> bool:
    """Whether a gemeentecode is in the CBS list (TR378)."""
    return code in codelijst("gemeenten")


def gemeentenaam(code: str) -> str:
    """Name of a gemeente, or the code itself when the CBS list does not have it."""
    return codelijst("gemeenten").label(code)


@cache
def _index() -> Mapping[str, Mapping[str, str]]:
    return {rij["naam"]: rij for rij in _rijen("index")}


def _rijen(naam: str) -> list[dict[str, str]]:
    bestand: Path = resources() / "codelijsten" / f"{naam}.csv"
    with bestand.open(encoding="utf-8", newline="") as stroom:
        return list(csv.DictReader(stroom, delimiter=";"))
