"""Bank statements as banks write them, in the versions 02 and 08. Invented names and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape

EIGEN_IBAN = "NL91ABNA0417164300"
IBAN = "NL02BNGH0285010001"
JUNI_9 = date(2026, 6, 9)


def euro(eurocent: int) -> str:
    """An amount as in XML, without sign."""
    hele, centen = divmod(abs(eurocent), 100)
    return f"{hele}.{centen:02}"


def richting(eurocent: int) -> str:
    """CRDT for what came in."""
    return "CRDT" if eurocent >= 0 else "DBIT"


def transactie(
    tekst: str = "",
    naam: str = "Gemeente Nijmegen",
    *,
    bedrag: int | None = None,
    af: bool = False,
    versie: str = "02",
    iban: str = IBAN,
    einde: str = "NOTPROVIDED",
    kenmerk: str = "",
) -> str:
    """A TxDtls; with an amount when it is one of a batch."""
    zijde = "Cdtr" if af else "Dbtr"
    partij = f"<Nm>{escape(naam)}</Nm>"
    if versie >= "08":
        partij = f"<Pty>{partij}</Pty>"
    geld = ""
    if bedrag is not None and versie >= "08":
        geld = f'<Amt Ccy="EUR">{euro(bedrag)}</Amt><CdtDbtInd>{richting(bedrag)}</CdtDbtInd>'
    elif bedrag is not None:
        geld = f'<AmtDtls><TxAmt><Amt Ccy="EUR">{euro(bedrag)}</Amt></TxAmt></AmtDtls>'
    return (
        f"<TxDtls><Refs>{f'<AcctSvcrRef>{kenmerk}</AcctSvcrRef>' if kenmerk else ''}"
        f"<EndToEndId>{escape(einde)}</EndToEndId></Refs>{geld}"
        f"<RltdPties><{zijde}>{partij}</{zijde}>"
        f"<{zijde}Acct><Id><IBAN>{iban}</IBAN></Id></{zijde}Acct></RltdPties>"
        f"<RmtInf><Ustrd>{escape(tekst)}</Ustrd></RmtInf></TxDtls>"
    )


def boeking(
    bedrag: int,
    *transacties: str,
    kenmerk: str = "",
    datum: str = f"<Dt>{JUNI_9}</Dt>",
    status: str = "BOOK",
    munt: str = "EUR",
) -> str:
    """An Ntry."""
    return (
        f'<Ntry><Amt Ccy="{munt}">{euro(bedrag)}</Amt><CdtDbtInd>{richting(bedrag)}</CdtDbtInd>'
        f"<Sts>{status}</Sts><BookgDt>{datum}</BookgDt>"
        f"{f'<AcctSvcrRef>{kenmerk}</AcctSvcrRef>' if kenmerk else ''}"
        f"<NtryDtls>{''.join(transacties)}</NtryDtls></Ntry>"
    )


def betaald(
    bedrag: int,
    tekst: str,
    naam: str = "Gemeente Nijmegen",
    dag: date = JUNI_9,
    kenmerk: str = "",
) -> str:
    """An Ntry of one payment."""
    return boeking(
        bedrag,
        transactie(tekst, naam, af=bedrag < 0),
        kenmerk=kenmerk,
        datum=f"<Dt>{dag.isoformat()}</Dt>",
    )


def afschrift(*boekingen: str, versie: str = "02", nummer: str = "S1") -> bytes:
    """A whole file with one statement."""
    return document(stmt(boekingen, nummer), versie=versie)


def stmt(boekingen: Sequence[str], nummer: str = "S1") -> str:
    """A Stmt."""
    return (
        f"<Stmt><Id>{nummer}</Id><CreDtTm>2026-05-01T06:00:00</CreDtTm>"
        f"<Acct><Id><IBAN>{EIGEN_IBAN}</IBAN></Id><Ccy>EUR</Ccy></Acct>{''.join(boekingen)}</Stmt>"
    )


def document(*afschriften: str, versie: str = "02") -> bytes:
    """A Document with statements."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{versie}"><BkToCstmrStmt>'
        "<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-05-01T06:00:00</CreDtTm></GrpHdr>"
        f"{''.join(afschriften)}</BkToCstmrStmt></Document>"
    ).encode()
