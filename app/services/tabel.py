"""Tables from files that people made: CSV of any sort, and Excel.

Input is untrusted: what is too large, protected or broken is refused before it is read.
"""

from __future__ import annotations

import csv
import hashlib
import io
import unicodedata
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path

from app.errors import UserError

Waarde = str | date | int | Decimal | bool | None

MAX_BYTES = 25 * 1024 * 1024
MAX_UITGEPAKT = 20 * MAX_BYTES  # the XML of a full sheet is some ten times its ZIP
MAX_RIJEN = 100_000
MAX_KOLOMMEN = 200
_KOP_BINNEN = 20  # rows in which the names of the columns stand, below a title
_FORMULE = ("=", "+", "-", "@")  # what a formula begins with
_SCHEIDINGEN = ";\t,"  # the first of them when two fit as well
_OLE = b"\xd0\xcf\x11\xe0"  # an old Excel file, or any Office file with a password
_VERSLEUTELD = "EncryptedPackage".encode("utf-16-le")
_ALS_XLSX = "Open het in Excel en bewaar het als Excel-werkmap (.xlsx) of als CSV."
# What reading a damaged workbook raises: by its ZIP, by its parts, by its XML (a SyntaxError).
_KAPOT = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
)


@dataclass(frozen=True, slots=True)
class Tabelrij:
    """A row; ``nummer`` is what Excel shows before it, ``waarden`` has a value for each column."""

    nummer: int
    waarden: tuple[Waarde, ...]


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table: the names of its columns as they stand in the file, and the rows beneath them.

    A column without a name is called after its letter. Rows without any value are left out.
    """

    bestand: str
    sha256: str
    kop: tuple[str, ...]
    rijen: tuple[Tabelrij, ...]


def lees(pad: Path) -> Tabel:
    """Read a CSV or XLSX file. Raises UserError for what cannot be read as a table."""
    inhoud = _bytes(pad)
    if inhoud.startswith(_OLE):
        raise _oud_of_beveiligd(pad.name, inhoud)
    if inhoud.startswith(b"PK"):
        tabel = _uit_werkboek(pad.name, inhoud)
    else:
        tabel = _uit_tekst(pad.name, inhoud)
    if not tabel.rijen:
        raise UserError(
            f"In ‘{pad.name}’ staan geen regels onder de namen van de kolommen.",
            "Kijk of je het goede bestand hebt gekozen.",
        )
    return tabel


def kaal(tekst: str) -> str:
    """Give a name by which two are the same but for capitals, accents, spaces and signs."""
    los = unicodedata.normalize("NFKD", tekst.casefold())
    return "".join(teken for teken in los if teken.isalnum())


def als_tekst(waarde: Waarde) -> str:
    """Give a value as people write it, to show it back."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime):
        return f"{waarde:%d-%m-%Y %H:%M}"
    if isinstance(waarde, date):
        return f"{waarde:%d-%m-%Y}"
    if isinstance(waarde, Decimal):
        return f"{waarde:f}".replace(".", ",")
    return str(waarde).strip()


def met_streepje(tekst: str) -> str:
    """Put an apostrophe before words in a CSV file that Excel would take for a formula."""
    return f"'{tekst}" if tekst.startswith(_FORMULE) else tekst


def zonder_streepje(tekst: str) -> str:
    """Take the apostrophe off that stands before what is no formula."""
    return tekst[1:] if tekst.startswith("'") and tekst[1:].startswith(_FORMULE) else tekst


def _bytes(pad: Path) -> bytes:
    try:
        if not pad.is_file():
            raise UserError(f"‘{pad.name}’ is geen bestand, of het bestaat niet meer.")
        if pad.stat().st_size > MAX_BYTES:
            raise UserError(
                f"‘{pad.name}’ is groter dan 25 MB.", "Splits het, bijvoorbeeld per maand."
            )
        inhoud = pad.read_bytes()
    except OSError as fout:
        raise UserError(
            f"‘{pad.name}’ kan niet worden gelezen.",
            "Staat het nog open in Excel? Sluit het daar en probeer het opnieuw.",
        ) from fout
    if not inhoud.strip():
        raise UserError(f"‘{pad.name}’ is leeg.", "Kijk of je het goede bestand hebt gekozen.")
    return inhoud


def _oud_of_beveiligd(naam: str, inhoud: bytes) -> UserError:
    if _VERSLEUTELD in inhoud:
        return UserError(
            f"‘{naam}’ is beveiligd met een wachtwoord.",
            "Haal in Excel het wachtwoord eraf en bewaar het opnieuw.",
        )
    return UserError(f"‘{naam}’ is een oud Excel-bestand (.xls).", _ALS_XLSX)


def _uit_werkboek(naam: str, inhoud: bytes) -> Tabel:
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            leden = archief.infolist()
        if sum(lid.file_size for lid in leden) > MAX_UITGEPAKT:
            raise _te_veel(naam)
        if "xl/workbook.xml" not in {lid.filename for lid in leden}:
            raise UserError(f"‘{naam}’ is geen Excel-werkmap (.xlsx).", _ALS_XLSX)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and drop-downs, which are not read
            werkboek = openpyxl.load_workbook(io.BytesIO(inhoud), read_only=True, data_only=True)
            try:
                for blad in werkboek.worksheets:
                    blad.reset_dimensions()  # other programs than Excel write wrong ones
                    rijen = (tuple(map(_waarde, rij)) for rij in blad.iter_rows(values_only=True))
                    if (tabel := _tabel(naam, inhoud, rijen)) is not None:
                        return tabel
            finally:
                werkboek.close()
    except _KAPOT as fout:
        raise UserError(
            f"‘{naam}’ is niet heel: er kan niets uit worden gelezen.",
            "Open het in Excel, bewaar het opnieuw en probeer het nog eens.",
        ) from fout
    raise _geen_kop(naam)


def _waarde(cel: object) -> Waarde:
    """Value of a cell of Excel, which keeps numbers as floats of fifteen digits."""
    match cel:
        case None | bool() | int():
            return cel
        case datetime():
            return cel if cel.time() != time() else cel.date()
        case date():
            return cel
        case float():
            exact = Decimal(f"{cel:.15g}")
            return int(exact) if exact == exact.to_integral_value() else exact
        case time():
            return f"{cel.hour}:{cel.minute:02}"
        case timedelta():
            minuten = round(cel.total_seconds() / 60)
            return f"{minuten // 60}:{minuten % 60:02}"
    return str(cel).strip() or None


def _uit_tekst(naam: str, inhoud: bytes) -> Tabel:
    tekst = _gedecodeerd(naam, inhoud)
    scheiding, over = _genoemde_scheiding(tekst)
    scheiding = scheiding or _gevonden_scheiding(over)
    eerste = 1 + (over is not tekst)
    tabel = _tabel(naam, inhoud, _csv(naam, over, scheiding), eerste)
    if tabel is None:
        raise _geen_kop(naam)
    return tabel


def _gedecodeerd(naam: str, inhoud: bytes) -> str:
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        return inhoud.decode("utf-16", errors="replace")
    if b"\0" in inhoud or inhoud.startswith(b"%PDF"):
        raise UserError(f"‘{naam}’ is geen tabel.", "Kies een CSV-bestand of een Excel-werkmap.")
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        return inhoud.decode("cp1252", errors="replace")  # what older programs write


def _genoemde_scheiding(tekst: str) -> tuple[str, str]:
    """Take off the line `sep=;` with which some programs tell Excel how to read the rest."""
    eerste, _, rest = tekst.partition("\n")
    kop = eerste.strip().strip('"')
    if kop.lower().startswith("sep=") and len(kop) == len("sep=") + 1:
        return kop[-1], rest
    return "", tekst


def _gevonden_scheiding(tekst: str) -> str:
    """Find what stands between the values: what divides the most rows, then into the most.

    A decimal comma divides rows as well, but not the one with names.
    """

    def verdeelt(scheiding: str) -> tuple[int, int]:
        lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding)
        try:
            breedtes = [len(rij) for rij in islice(lezer, _KOP_BINNEN)]
        except csv.Error:
            return (0, 0)
        return sum(breed > 1 for breed in breedtes), sum(breedtes)

    return max(_SCHEIDINGEN, key=verdeelt)


def _csv(naam: str, tekst: str, scheiding: str) -> Iterator[tuple[Waarde, ...]]:
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)
    nummer = 0
    try:
        for rij in lezer:
            nummer += 1
            yield tuple(zonder_streepje(waarde.strip()) or None for waarde in rij)
    except csv.Error as fout:
        raise UserError(
            f"In ‘{naam}’ klopt rond rij {nummer + 1} een aanhalingsteken niet: "
            "het wordt geopend en niet gesloten, of er staat nog iets achter.",
            "Haal het weg in het bestand en probeer het opnieuw.",
        ) from fout


def _tabel(
    naam: str, inhoud: bytes, rijen: Iterable[Sequence[Waarde]], eerste: int = 1
) -> Tabel | None:
    """Make a table of rows from number `eerste` on; None when no row can be the names."""
    lopend = iter(rijen)
    begin = list(islice(lopend, _KOP_BINNEN))
    plek = _plek_van_kop(begin)
    if plek is None:
        return None
    gevuld: list[tuple[int, Sequence[Waarde]]] = []
    breed = _breedte(begin[plek])
    for nummer, rij in enumerate((*begin[plek + 1 :], *lopend), eerste + plek + 1):
        if breedte := _breedte(rij):
            gevuld.append((nummer, rij[:breedte]))
            breed = max(breed, breedte)
        if len(gevuld) > MAX_RIJEN or breed > MAX_KOLOMMEN:
            raise _te_veel(naam)
    kop = [als_tekst(each) for each in begin[plek]]
    return Tabel(
        naam,
        hashlib.sha256(inhoud).hexdigest(),
        tuple((kop[at] if at < len(kop) else "") or f"Kolom {_letter(at)}" for at in range(breed)),
        tuple(Tabelrij(nummer, (*rij, *(None,) * (breed - len(rij)))) for nummer, rij in gevuld),
    )


def _plek_van_kop(rijen: Sequence[Sequence[Waarde]]) -> int | None:
    """Find the row with names: the first with two values or more, all of them words.

    It has at least half as many values as the fullest row, which a title above the names has not.
    """
    gevuld = [[waarde for waarde in rij if waarde not in (None, "")] for rij in rijen]
    vol = max(map(len, gevuld), default=0)
    for plek, waarden in enumerate(gevuld):
        genoeg = len(waarden) >= max(2, vol / 2)
        if genoeg and all(isinstance(waarde, str) for waarde in waarden):
            return plek
    return None


def _breedte(rij: Sequence[Waarde]) -> int:
    """How many columns a row has up to its last value."""
    return max((at for at, waarde in enumerate(rij, 1) if waarde is not None), default=0)


def _letter(plek: int) -> str:
    """Give the letter that Excel shows above a column, counted from 0."""
    letters = ""
    plek += 1
    while plek:
        plek, rest = divmod(plek - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _te_veel(naam: str) -> UserError:
    return UserError(
        f"‘{naam}’ heeft te veel regels of kolommen om in één keer te lezen.",
        f"Splits het, bijvoorbeeld per maand. Meer dan {MAX_RIJEN // 1000}.000 regels kan niet.",
    )


def _geen_kop(naam: str) -> UserError:
    return UserError(
        f"In ‘{naam}’ staat geen rij met de namen van de kolommen.",
        "Zet bovenaan een rij met namen, zoals in het sjabloon.",
    )
