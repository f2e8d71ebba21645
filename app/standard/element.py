"""What a field of a message class says about its XML element.

A message class is a frozen dataclass whose annotations are the standard: the type alias
gives the :class:`Datatype`, ``| None`` or an empty default makes the element optional, a
tuple is a wrapper element with repeated children, and the order is the order of the fields.
:func:`elementen` reads that once for a wet and a berichtsoort; the codec, the schema, the
forms and the readable view all work from what it gives.
"""

from __future__ import annotations

import dataclasses
import re
import types
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar, Union, get_args, get_origin, get_type_hints

from app.standard.berichtsoort import Berichtsoort
from app.standard.codelijsten import codelijst
from app.standard.release import AlleenIn, PerWet, Wet


class Basis(StrEnum):
    """Base type of a datatype in XML Schema."""

    STRING = "string"
    INTEGER = "integer"
    DATE = "date"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Datatype:
    """A simple type of the standard (LDT): base type and limits.

    Lengths are in characters; ``lijst`` names the code list that enumerates the values.
    """

    naam: str
    basis: Basis = Basis.STRING
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    lijst: str | PerWet | None = None

    def lijstnaam(self, wet: Wet) -> str | None:
        """Name of the code list of this wet, or None when values are free."""
        return self.lijst.voor(wet) if isinstance(self.lijst, PerWet) else self.lijst

    def waarden(self, wet: Wet) -> tuple[str, ...]:
        """Allowed codes in this wet, or nothing when values are free."""
        naam = self.lijstnaam(wet)
        return codelijst(naam).waarden if naam else ()


@dataclass(frozen=True, slots=True)
class Vorm:
    """The shape for which classes are read: a wet and a berichtsoort."""

    wet: Wet
    soort: Berichtsoort

    @property
    def naam(self) -> str:
        """Name as on the wire and in file names, such as ``JW301``."""
        return f"{self.wet.value.upper()}{self.soort.value}"


@dataclass(frozen=True, slots=True)
class PerVorm:
    """A datatype that depends on the message, such as Afzender or BerichtCode."""

    kies: Callable[[Vorm], Datatype]


@dataclass(frozen=True, slots=True)
class Regels:
    """Rule numbers that guard an element, for help beside a form field."""

    nummers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Markering:
    """A cardinality that differs between a heenbericht and its answer."""

    naam: str


LEEG_IN_RETOUR = Markering("mag leeg in retour")


@dataclass(frozen=True, slots=True, kw_only=True)
class CDT:
    """A complex datatype: its elements live in the namespace of the base schema."""

    xml_naam: ClassVar[str | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Berichtklasse:
    """A class of a message: its elements live in the namespace of the message.

    ``retour_codes`` is filled in retourberichten only, where it stands last (IV028).
    """

    xml_naam: ClassVar[str | None] = None
    retour_codes: tuple[str, ...] = ()


Klasse = type[Any]  # a CDT, a Berichtklasse, or a Bericht as the root
_NIET_IN_XML = {"wet", "soort", "header"}  # of the root: known from the namespace, or read apart


@dataclass(frozen=True, slots=True)
class Element:
    """One XML element of a class, as it is in one wet and one berichtsoort."""

    attribuut: str
    naam: str
    minimum: int
    datatype: Datatype | None = None
    klasse: Klasse | None = None
    omhulsel: str | None = None
    regels: tuple[str, ...] = ()
    in_basis: bool = False

    @property
    def verplicht(self) -> bool:
        """Whether the element (or its wrapper) must be present."""
        return self.minimum == 1

    @property
    def meervoudig(self) -> bool:
        """Whether the element repeats inside a wrapper element."""
        return self.omhulsel is not None


def xml_naam(klasse: type) -> str:
    """Name of the XML element that holds this class."""
    return getattr(klasse, "xml_naam", None) or klasse.__name__


def camel(attribuut: str) -> str:
    """XML name of an attribute: ``toewijzing_nummer`` becomes ``ToewijzingNummer``."""
    return "".join(deel[:1].upper() + deel[1:] for deel in attribuut.split("_"))


def snake(naam: str) -> str:
    """Attribute of an XML name: ``ToewijzingNummer`` becomes ``toewijzing_nummer``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", naam).lower()


def elementen(klasse: Klasse, vorm: Vorm) -> tuple[Element, ...]:
    """Elements of a class in schema order, for one wet and berichtsoort."""
    return _elementen(klasse, vorm)  # type: ignore[arg-type]  # mypy asks the instance for its hash


@cache
def _elementen(klasse: Klasse, vorm: Vorm) -> tuple[Element, ...]:
    hints = get_type_hints(klasse, include_extras=True)
    is_klasse = issubclass(klasse, CDT | Berichtklasse)
    over = {"retour_codes"} if is_klasse else _NIET_IN_XML
    gevonden = [
        element
        for veld in dataclasses.fields(klasse)
        if veld.name not in over
        and (element := _element(klasse, veld, hints[veld.name], vorm)) is not None
    ]
    if issubclass(klasse, Berichtklasse) and vorm.soort.is_retour:
        gevonden.append(_retour_codes(klasse, vorm))
    return tuple(gevonden)


def _element(
    klasse: type[Any], veld: dataclasses.Field[Any], hint: Any, vorm: Vorm
) -> Element | None:
    soort, marks, optioneel, meervoudig = _ontleed(hint)
    alleen_in = next((m for m in marks if isinstance(m, AlleenIn)), None)
    if alleen_in and alleen_in.wet is not vorm.wet:
        return None
    leeg = optioneel or (meervoudig and veld.default == ())
    if LEEG_IN_RETOUR in marks:
        leeg = vorm.soort.is_retour
    is_complex = isinstance(soort, type) and issubclass(soort, CDT | Berichtklasse)
    naam = camel(veld.name)
    return Element(
        attribuut=veld.name,
        naam=xml_naam(soort) if is_complex and meervoudig else naam,
        minimum=0 if leeg else 1,
        datatype=None if is_complex else _datatype(marks, vorm),
        klasse=soort if is_complex else None,
        omhulsel=naam if meervoudig else None,
        regels=next((m.nummers for m in marks if isinstance(m, Regels)), ()),
        in_basis=issubclass(klasse, CDT),
    )


def _retour_codes(klasse: type[Berichtklasse], vorm: Vorm) -> Element:
    from app.standard.datatypen import LDT_RETOUR_CODE  # the types stand on this module

    header_zonder = (
        xml_naam(klasse) == "Header" and vorm.soort is not Berichtsoort.DECLARATIE_ANTWOORD
    )
    return Element(
        attribuut="retour_codes",
        naam="RetourCode",
        minimum=0 if header_zonder else 1,
        datatype=LDT_RETOUR_CODE,
        omhulsel="RetourCodes",
    )


def _datatype(marks: list[Any], vorm: Vorm) -> Datatype:
    for mark in marks:
        if isinstance(mark, Datatype):
            return mark
        if isinstance(mark, PerVorm):
            return mark.kies(vorm)
    raise TypeError("a simple element needs a Datatype")


def _ontleed(hint: Any) -> tuple[Any, list[Any], bool, bool]:
    """Take an annotation apart: inner type, marks, optional, repeated."""
    marks: list[Any] = []
    optioneel = meervoudig = False
    while True:
        oorsprong = get_origin(hint)
        if oorsprong is Annotated:
            hint, *meer = get_args(hint)
            marks.extend(meer)
        elif oorsprong in (Union, types.UnionType):
            optioneel = True
            hint = next(deel for deel in get_args(hint) if deel is not type(None))
        elif oorsprong is tuple:
            meervoudig = True
            hint = get_args(hint)[0]
        else:
            return hint, marks, optioneel, meervoudig
