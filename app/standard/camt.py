"""From a bank statement (CAMT.053 of ISO 20022, any version) to its entries.

By local names alone: the banks differ in version and namespace, not in what we need. Version 08
puts the name of a party one level deeper, gives a status a code of its own, and an amount to each
transaction of an entry; all of that is read in both places. Input is untrusted, as in ``codec``.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lxml import etree

from app.errors import UserError
from app.standard.codec import MAX_BYTES, heeft_dtd, veilige_parser

_AFSCHRIFT = "BkToCstmrStmt"
_ANDERE_BERICHTEN = {
    "BkToCstmrAcctRpt": "een CAMT.052: de boekingen van een dag die nog loopt",
    "BkToCstmrDbtCdtNtfctn": "een CAMT.054: een melding van losse bij- en afschrijvingen",
    "CstmrCdtTrfInitn": "een betaalopdracht",
    "CstmrDrctDbtInitn": "een incasso-opdracht",
}
_MT940 = re.compile(rb"\A(?:\s*\{1:|.{0,400}?^:20:)", re.DOTALL | re.MULTILINE)
_BEGIN = 4_000  # bytes in which the element below the root begins
_BANKBERICHT = re.compile(
    rb"<(?:[\w.-]+:)?(?:%s)[\s/>]" % b"|".join(n.encode() for n in (_AFSCHRIFT, *_ANDERE_BERICHTEN))
)
_DOWNLOAD = "Download bij je bank het afschrift als CAMT.053 (XML) en kies dat bestand."
_OPNIEUW = "Download het afschrift opnieuw bij je bank."
_NIETS = frozenset({"NOTPROVIDED", "NONREF", "NOREF"})  # what banks write where nothing is known
_GEBOEKT = "BOOK"
_EURO = "EUR"
_VOORAF = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"  # white space, or the mark of a coding
_NAAM_IN_TEKST = re.compile(r"/NAME/([^/]+)")  # what some banks write in one piece
_GETAL = re.compile(r"\d{1,18}(\.\d{0,5})?", re.ASCII)
_DATUM = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class Afschriftfout(UserError):
    """A file that is not a bank statement that we can read, with the reason in Dutch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Boeking:
    """One amount that came in or went out (negative), in eurocent.

    ``tekst`` is all that was written with it, ``naam`` and ``iban`` are of the other party.
    ``kenmerk`` is the same for the same entry in another file.
    """

    datum: date
    bedrag: int
    tekst: str
    naam: str
    iban: str
    kenmerk: str


def lees(inhoud: bytes) -> tuple[Boeking, ...]:
    """Read the booked entries in euro of a statement. Raises Afschriftfout.

    An entry that stands for several transactions (a batch) gives each of them, when their
    amounts are there and add up to that of the entry; else it is one, with all their texts.
    """
    gezien: Counter[str] = Counter()
    return tuple(
        boeking
        for afschrift in _afschriften(inhoud)
        for regel in afschrift.iterfind("{*}Ntry")
        if _tekst(regel, "Sts/Cd", "Sts") in ("", _GEBOEKT)
        for boeking in _boekingen(regel, _tekst(afschrift, "Acct/Id/IBAN", "Acct/Id/Othr/Id"),
                                  gezien)
    )  # fmt: skip


def is_van_bank(inhoud: bytes) -> bool:
    """Whether a file comes from a bank, also one that ``lees`` refuses with the reason."""
    begin = inhoud[:_BEGIN].replace(b"\0", b"")  # in UTF-16 every other byte
    return bool(_MT940.match(begin[:1000]) or _BANKBERICHT.search(begin))


def _afschriften(inhoud: bytes) -> Iterator[etree._Element]:
    bericht = next(_ontleed(inhoud).iter(f"{{*}}{_AFSCHRIFT}"))
    return bericht.iterfind("{*}Stmt")


def _ontleed(inhoud: bytes) -> etree._Element:
    if len(inhoud) > MAX_BYTES:
        raise Afschriftfout(
            "Dit bestand is groter dan 25 MB. Zo groot is een afschrift niet.",
            "Download een kortere periode.",
        )
    if not inhoud.strip():
        raise Afschriftfout("Dit bestand is leeg.", _OPNIEUW)
    if inhoud.startswith(b"%PDF"):
        raise Afschriftfout("Dit is een PDF. Daar staan de bedragen alleen op papier in.",
                            _DOWNLOAD)  # fmt: skip
    if not inhoud.lstrip(_VOORAF).startswith(b"<"):
        raise _geen_xml(inhoud)
    try:
        wortel = etree.fromstring(inhoud, veilige_parser())
    except etree.XMLSyntaxError as fout:
        raise Afschriftfout("Dit bestand is niet heel: het is geen goede XML.", _OPNIEUW) from fout
    if heeft_dtd(wortel):
        raise Afschriftfout(
            "In dit bestand staat een DTD. Dat hoort niet in een afschrift, en kan kwaad.", _OPNIEUW
        )
    namen = {etree.QName(element).localname for element in (wortel, *wortel)}
    if next(wortel.iter(f"{{*}}{_AFSCHRIFT}"), None) is None:
        ander = next((uitleg for naam, uitleg in _ANDERE_BERICHTEN.items() if naam in namen), "")
        raise Afschriftfout(f"Dit is {ander or 'geen bankafschrift'}.", _DOWNLOAD)
    return wortel


def _geen_xml(inhoud: bytes) -> Afschriftfout:
    if _MT940.match(inhoud[:1000]):
        return Afschriftfout("Dit is een afschrift in het oude formaat MT940.", _DOWNLOAD)
    eerste = inhoud.splitlines()[0]
    if any(eerste.count(teken) > 1 for teken in (b";", b",", b"\t")):
        return Afschriftfout(
            "Dit lijkt een CSV-bestand. Daarin zet elke bank de gegevens anders.", _DOWNLOAD
        )
    return Afschriftfout("Dit is geen bankafschrift.", _DOWNLOAD)


def _boekingen(regel: etree._Element, eigen_iban: str, gezien: Counter[str]) -> Iterator[Boeking]:
    if not _is_euro(regel):
        return
    delen = regel.findall("{*}NtryDtls/{*}TxDtls")
    bedrag = _bedrag(regel)
    bedragen = _verdeling(delen, bedrag)
    datum = _datum(regel)
    for nummer, deelbedrag in enumerate(bedragen):
        bronnen = [delen[nummer]] if len(bedragen) > 1 else delen
        tekst = _samen(tekst for bron in bronnen for tekst in _teksten(bron))
        if len(bedragen) == 1:  # of a batch it is about all of them
            tekst = _samen([tekst, _tekst(regel, "AddtlNtryInf")])
        zijde = "Dbtr" if deelbedrag >= 0 else "Cdtr"
        naam = _eerste(bronnen, f"RltdPties/{zijde}/Pty/Nm", f"RltdPties/{zijde}/Nm",
                       f"RltdPties/Ultmt{zijde}/Pty/Nm", f"RltdPties/Ultmt{zijde}/Nm")  # fmt: skip
        if not naam:
            in_tekst = _NAAM_IN_TEKST.search(tekst)
            naam = in_tekst[1].strip() if in_tekst else ""
        iban = _eerste(bronnen, f"RltdPties/{zijde}Acct/Id/IBAN").replace(" ", "").upper()
        bank = _eigen(_tekst(regel, "AcctSvcrRef"))
        if len(bedragen) > 1:
            bank = _samen([bank, _eigen(_eerste(bronnen, "Refs/AcctSvcrRef"))])
        # Without a reference of the bank the entry itself must tell: the statement that it stands
        # in may have another number in a file of another period.
        wat = [bank] if bank else [naam, iban, tekst]
        yield Boeking(
            datum=datum,
            bedrag=deelbedrag,
            tekst=tekst,
            naam=naam,
            iban=iban,
            kenmerk=_kenmerk([eigen_iban, datum.isoformat(), str(deelbedrag), *wat], gezien),
        )


def _kenmerk(wat: list[str], gezien: Counter[str]) -> str:
    """Make a mark of an entry; of entries that are all the same, one for each."""
    tekst = "\x1f".join(wat)
    gezien[tekst] += 1
    return hashlib.sha256(f"{tekst}\x1f{gezien[tekst]}".encode()).hexdigest()[:32]


def _verdeling(delen: list[etree._Element], geheel: int) -> list[int]:
    """Amounts of the transactions of an entry, or that of the whole when they do not fit."""
    if len(delen) < 2:
        return [geheel]
    bedragen = []
    for deel in delen:
        bedrag = deel.find("{*}Amt")
        if bedrag is None:
            bedrag = deel.find("{*}AmtDtls/{*}TxAmt/{*}Amt")
        if bedrag is None or bedrag.get("Ccy", _EURO) != _EURO:
            return [geheel]
        teken = _tekst(deel, "CdtDbtInd")
        af = teken == "DBIT" if teken else geheel < 0
        bedragen.append((-1 if af else 1) * _eurocent(bedrag))
    return bedragen if sum(bedragen) == geheel else [geheel]


def _is_euro(regel: etree._Element) -> bool:
    bedrag = regel.find("{*}Amt")
    return bedrag is None or bedrag.get("Ccy", _EURO) == _EURO


def _bedrag(regel: etree._Element) -> int:
    bedrag = regel.find("{*}Amt")
    teken = _tekst(regel, "CdtDbtInd")
    if bedrag is None or teken not in ("CRDT", "DBIT"):
        raise _ontbreekt(regel, "het bedrag, of of het bij- of afgeschreven is")
    return -_eurocent(bedrag) if teken == "DBIT" else _eurocent(bedrag)


def _eurocent(bedrag: etree._Element) -> int:
    tekst = (bedrag.text or "").strip()
    if _GETAL.fullmatch(tekst):  # no exponents: 1E999999999 would take all memory
        waarde = Decimal(tekst) * 100
        if waarde == int(waarde):
            return int(waarde)
    raise _ontbreekt(bedrag, "een goed bedrag")


def _datum(regel: etree._Element) -> date:
    tekst = _tekst(regel, "BookgDt/Dt", "BookgDt/DtTm", "ValDt/Dt", "ValDt/DtTm")
    gevonden = _DATUM.match(tekst)
    try:
        return date.fromisoformat(gevonden[0] if gevonden else "")
    except ValueError:
        raise _ontbreekt(regel, "een goede boekdatum") from None


def _ontbreekt(plek: etree._Element, wat: str) -> Afschriftfout:
    return Afschriftfout(
        f"Dit afschrift is niet heel: bij de boeking op regel {plek.sourceline} ontbreekt {wat}.",
        _OPNIEUW,
    )


def _teksten(deel: etree._Element) -> Iterator[str]:
    """All that was written with a transaction, what is structured and the payer's mark too."""
    for pad in (
        "{*}RmtInf/{*}Ustrd",
        "{*}RmtInf/{*}Strd/{*}CdtrRefInf/{*}Ref",
        "{*}RmtInf/{*}Strd/{*}RfrdDocInf/{*}Nb",
        "{*}RmtInf/{*}Strd/{*}AddtlRmtInf",
        "{*}Refs/{*}EndToEndId",
        "{*}AddtlTxInf",
    ):
        for element in deel.iterfind(pad):
            yield _eigen((element.text or "").strip())


def _samen(teksten: Iterator[str] | list[str]) -> str:
    """Join texts, each once."""
    return " ".join(dict.fromkeys(tekst for tekst in teksten if tekst))


def _eigen(tekst: str) -> str:
    return "" if tekst.upper().replace(" ", "") in _NIETS else tekst


def _eerste(bronnen: list[etree._Element], *paden: str) -> str:
    return next((tekst for bron in bronnen if (tekst := _tekst(bron, *paden))), "")


def _tekst(element: etree._Element, *paden: str) -> str:
    """Text at the first of these paths that has any; empty when none has."""
    for pad in paden:
        gevonden = element.findtext("/".join(f"{{*}}{stap}" for stap in pad.split("/")))
        if gevonden and gevonden.strip():
            return " ".join(gevonden.split())
    return ""
