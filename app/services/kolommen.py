"""Which column of a file is which: proposed by its name, and remembered by its layout."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.errors import UserError
from app.services.tabel import Tabel, kaal
from app.store.unit_of_work import UnitOfWork

Kolomkeuze = Mapping[str, int]  # key of a wanted column: its place in the file, from 0


@dataclass(frozen=True, slots=True)
class Doelkolom:
    """A column that is wanted: its name in our template, how it is called, and by others."""

    sleutel: str
    naam: str
    verplicht: bool = True
    synoniemen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doel:
    """The columns that an import wants; ``soort`` (contract, zorg) keeps what is remembered."""

    soort: str
    kolommen: tuple[Doelkolom, ...]

    def kolom(self, sleutel: str) -> Doelkolom:
        """Give a wanted column. Raises StopIteration for a key that it does not have."""
        return next(kolom for kolom in self.kolommen if kolom.sleutel == sleutel)


@dataclass(frozen=True, slots=True)
class Kolomvoorstel:
    """Which column is which; ``duidelijk`` when nobody has to look at it first."""

    keuze: Kolomkeuze
    ontbreekt: tuple[Doelkolom, ...]
    duidelijk: bool


def stel_voor(kop: Sequence[str], doel: Doel) -> dict[str, int]:
    """Propose which column is which: by our own names first, then by what others call them.

    A column of the file is used once.
    """
    namen = [kaal(naam) for naam in kop]
    keuze: dict[str, int] = {}

    def vind(doelkolom: Doelkolom, woorden: Iterable[str]) -> None:
        if doelkolom.sleutel in keuze:
            return
        gebruikt = set(keuze.values())
        for woord in map(kaal, woorden):
            for plek, naam in enumerate(namen):
                if naam == woord and plek not in gebruikt:
                    keuze[doelkolom.sleutel] = plek
                    return

    for kolom in doel.kolommen:
        vind(kolom, (kolom.sleutel, kolom.naam))
    for kolom in doel.kolommen:
        vind(kolom, kolom.synoniemen)
    return keuze


def kies(
    uow: UnitOfWork, doel: Doel, tabel: Tabel, gekozen: Kolomkeuze | None = None
) -> Kolomvoorstel:
    """Tell which column is which: as the user says, as it was last time, or a proposal.

    Raises UserError when one column of the file is meant for two things.
    """
    onthouden_keuze = onthouden(uow, doel, tabel.kop) if gekozen is None else None
    keuze = gekozen if gekozen is not None else onthouden_keuze
    if keuze is None:
        keuze = stel_voor(tabel.kop, doel)
    _een_keer(keuze, doel, tabel.kop)
    ontbreekt = tuple(k for k in doel.kolommen if k.verplicht and k.sleutel not in keuze)
    # What is not found may stand in a column that is left over, under a name that we do not know.
    gevonden = len(keuze) == len(doel.kolommen) or len(keuze) == len(tabel.kop)
    duidelijk = not ontbreekt and (onthouden_keuze is not None or gevonden)
    return Kolomvoorstel(dict(keuze), ontbreekt, duidelijk)


def eis(voorstel: Kolomvoorstel, tabel: Tabel) -> None:
    """Raise UserError when a column that is needed has not been found."""
    if voorstel.ontbreekt:
        namen = ", ".join(f"‘{kolom.naam}’" for kolom in voorstel.ontbreekt)
        meer = len(voorstel.ontbreekt) > 1
        raise UserError(
            f"In ‘{tabel.bestand}’ {'zijn deze kolommen' if meer else 'is deze kolom'} "
            f"niet gevonden: {namen}.",
            "Geef de kolommen de namen van het sjabloon, of wijs ze aan in het venster.",
        )


def onthoud(uow: UnitOfWork, doel: Doel, kop: Sequence[str], keuze: Kolomkeuze) -> None:
    """Remember for a layout which column is which."""
    uow.instellingen.zet_waarde(_sleutel(doel, kop), json.dumps(dict(keuze), sort_keys=True))


def onthouden(uow: UnitOfWork, doel: Doel, kop: Sequence[str]) -> dict[str, int] | None:
    """Give which column is which in a layout that was seen before; None for a new one."""
    bewaard = uow.instellingen.waarde(_sleutel(doel, kop))
    if not bewaard:
        return None
    bekend = {kolom.sleutel for kolom in doel.kolommen}
    return {naam: plek for naam, plek in json.loads(bewaard).items() if naam in bekend}


def indeling(kop: Sequence[str]) -> str:
    """Tell layouts apart: the same names in the same order are the same layout."""
    return hashlib.sha256("\n".join(map(kaal, kop)).encode()).hexdigest()[:16]


def _sleutel(doel: Doel, kop: Sequence[str]) -> str:
    return f"kolommen.{doel.soort}.{indeling(kop)}"


def _een_keer(keuze: Kolomkeuze, doel: Doel, kop: Sequence[str]) -> None:
    gezien: dict[int, str] = {}
    for sleutel, plek in keuze.items():
        if plek in gezien:
            eerste, tweede = (doel.kolom(each).naam for each in (gezien[plek], sleutel))
            raise UserError(
                f"De kolom ‘{kop[plek]}’ is gekozen voor {eerste} en voor {tweede}.",
                "Kies voor een van de twee een andere kolom.",
            )
        gezien[plek] = sleutel
