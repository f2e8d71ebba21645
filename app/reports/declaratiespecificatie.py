"""The specification of one declaration, on paper: every line that is behind its total."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Engine, RowMapping, func, select

from app.domain.declaratie import CREDIT, Regelstand
from app.domain.verzending import Status
from app.domain.volume import EURO
from app.reports.papier import (
    Alinea,
    Blok,
    Briefhoofd,
    Cel,
    Feiten,
    Kolom,
    Kop,
    Rol,
    Tabel,
    Tussenkop,
    maak_pdf,
)
from app.reports.queries import Productsleutel, productnamen
from app.reports.wie import WIE, wie
from app.standard import leesbaar
from app.standard.codelijsten import codelijst, gemeentenaam
from app.standard.leesbaar import datum_voluit
from app.standard.uitleg import uitleg
from app.store.regelstand import AFGEKEURD, BETAALD, STAND
from app.store.tables import aanbieder, bericht, client, toewijzing
from app.store.tables_declareren import declaratie, prestatie, prestatie_code

TITEL = "Declaratiespecificatie"
_BEDRAG = 5  # number of the column of amounts
_KOLOMMEN = (
    Kolom("Toewijzing", 1.75),
    Kolom("Product", 1.15),
    Kolom("Periode", 1.65),
    Kolom("Volume", 1.35, rechts=True),
    Kolom("Tarief", 1.25, rechts=True),
    Kolom("Bedrag", 1.85, rechts=True),
    Kolom("D/C", 0.6),
    Kolom("Stand", 1.5),
)
_PRODUCTEN = (
    Kolom("Product", 1.2),
    Kolom("Omschrijving", 4),
    Kolom("Regels", 0.9, rechts=True),
    Kolom("Volume", 1.8, rechts=True),
    Kolom("Bedrag", 1.6, rechts=True),
)
_CODES = (Kolom("Code", 0.9), Kolom("Wat hij betekent", 8), Kolom("Regels", 0.9, rechts=True))


@dataclass(slots=True)
class _Som:
    """What was declared of a product: lines, volume (credit taken off) and eurocent."""

    regels: int = 0
    volume: int = 0
    bedrag: int = 0


def declaratiespecificatie(
    engine: Engine,
    bericht_id: int,
    vandaag: date,
    *,
    met_bsn: bool = False,
    stap: Callable[[int, int], None] = lambda _gedaan, _totaal: None,
) -> bytes:
    """Give the specification of a 323, by the id of its message, as a PDF.

    Clients stand in it by their initials and year of birth, unless ``met_bsn`` adds the BSN.
    ``stap`` as for ``maak_pdf``. Raises LookupError when there is no such declaration.
    """
    with engine.connect() as verbinding:
        hoofd = _hoofd(verbinding, bericht_id)
        regels = _regels(verbinding, bericht_id)
        codes = _codes(verbinding, bericht_id)
        namen = productnamen(verbinding)
    naam = hoofd["naam"] or f"AGB-code {hoofd['aanbieder']}"
    blokken: list[Blok] = [
        Feiten(tuple(_feiten(hoofd, regels))),
        Kop("Regels per cliënt"),
        Tabel(_KOLOMMEN, [*_rijen(regels, codes, met_bsn), _slot(hoofd)], slotsom=True),
        Kop("Samen per product"),
        _producten(regels, namen),
    ]
    uitgelegd = _uitgelegd(codes)
    if uitgelegd:
        blokken += [Kop("Codes van de afgekeurde regels"), Tabel(_CODES, uitgelegd)]
    blokken.append(Alinea(_slotzin(met_bsn), Rol.SLOT))
    titel = f"{TITEL} {hoofd['nummer']}"
    return maak_pdf(Briefhoofd(titel, naam, datum_voluit(vandaag)), blokken, stap)


def _hoofd(verbinding: Connection, bericht_id: int) -> RowMapping:
    betaald = BETAALD.label("betaald")
    gevonden = (
        verbinding.execute(
            select(
                declaratie,
                bericht.c.gemeente,
                bericht.c.aanbieder,
                bericht.c.dagtekening,
                bericht.c.status,
                bericht.c.identificatie,
                aanbieder.c.naam,
                betaald,
            )
            .join_from(declaratie, bericht, bericht.c.id == declaratie.c.bericht_id)
            .outerjoin(aanbieder, aanbieder.c.agb == bericht.c.aanbieder)
            .where(declaratie.c.bericht_id == bericht_id)
        )
        .mappings()
        .one_or_none()
    )
    if gevonden is None:
        raise LookupError("no such declaration")
    return gevonden


def _regels(verbinding: Connection, bericht_id: int) -> Sequence[RowMapping]:
    """The lines, those of one client together, in document order."""
    eerste = func.min(prestatie.c.id).over(partition_by=prestatie.c.client_id)
    vraag = (
        select(
            prestatie,
            *WIE,
            toewijzing.c.nummer,
            STAND.label("stand"),
            AFGEKEURD.label("is_afgekeurd"),
        )
        .join_from(prestatie, bericht, bericht.c.id == prestatie.c.bericht_id)
        .join(declaratie, declaratie.c.bericht_id == prestatie.c.bericht_id)
        .join(client, client.c.id == prestatie.c.client_id)
        .join(toewijzing, toewijzing.c.id == prestatie.c.toewijzing_id)
        .where(prestatie.c.bericht_id == bericht_id)
        .order_by(eerste, prestatie.c.id)
    )
    return verbinding.execute(vraag).mappings().all()


def _codes(verbinding: Connection, bericht_id: int) -> dict[int, list[str]]:
    """The return codes of lines, by the id of the line."""
    vraag = (
        select(prestatie_code.c.prestatie_id, prestatie_code.c.code)
        .join_from(prestatie_code, prestatie)
        .where(prestatie.c.bericht_id == bericht_id)
        .order_by(prestatie_code.c.prestatie_id, prestatie_code.c.volgorde)
    )
    gevonden: dict[int, list[str]] = {}
    for id_, code in verbinding.execute(vraag):
        gevonden.setdefault(id_, []).append(code)
    return gevonden


def _feiten(hoofd: RowMapping, regels: Sequence[RowMapping]) -> Iterator[tuple[str, str]]:
    yield "Gemeente", f"{gemeentenaam(hoofd['gemeente'])} ({hoofd['gemeente']})"
    yield "Wet", hoofd["wet"].naam
    yield "AGB-code", hoofd["aanbieder"]
    yield "Periode", _maand(hoofd["maand"])
    yield "Dagtekening", datum_voluit(hoofd["dagtekening"])
    yield "Bericht", hoofd["identificatie"]
    yield "Stand", Status(hoofd["status"]).label
    clienten = len({regel["client_id"] for regel in regels})
    yield "Cliënten en regels", f"{clienten} en {len(regels)}"
    yield "Totaal gedeclareerd", _bedrag(hoofd["totaal"])
    credit = sum(regel["bedrag"] for regel in regels if regel["debet_credit"] == CREDIT)
    if credit:
        yield "Waarvan credit", _bedrag(credit)
    afgekeurd = sum(regel["bedrag"] for regel in regels if regel["is_afgekeurd"])
    if hoofd["beantwoord_op"] is not None:
        yield "Antwoord van", datum_voluit(hoofd["beantwoord_op"])
        yield "Toegekend", _bedrag(hoofd["toegekend"])
    if afgekeurd:
        yield "Afgekeurd", _bedrag(afgekeurd)
    if hoofd["betaald"]:
        yield "Betaald", _bedrag(hoofd["betaald"])


def _rijen(
    regels: Sequence[RowMapping], codes: dict[int, list[str]], met_bsn: bool
) -> Iterator[Sequence[str | Cel] | Tussenkop]:
    per_client: dict[int, list[RowMapping]] = {}
    for regel in regels:
        per_client.setdefault(regel["client_id"], []).append(regel)
    for eigen in per_client.values():
        naam = wie(eigen[0])
        if met_bsn:
            naam = f"{naam}, BSN {eigen[0]['client_bsn']}"
        yield Tussenkop(naam, _bedrag(sum(regel["bedrag"] for regel in eigen)), _BEDRAG)
        for regel in eigen:
            yield _rij(regel, codes.get(regel["id"], []))


def _rij(regel: RowMapping, codes: Sequence[str]) -> Sequence[str | Cel]:
    credit = regel["debet_credit"] == CREDIT
    onder = [f"ref. {regel['referentie_nummer']}"]
    if credit:
        onder.append(f"crediteert {regel['vorig_referentie_nummer']}")
    stand = [Alinea(_stand(regel))]
    if codes:
        stand.append(Alinea(", ".join(codes), Rol.KLEIN))
    return (
        Cel((Alinea(str(regel["nummer"])), *(Alinea(tekst, Rol.KLEIN) for tekst in onder))),
        f"{regel['product_categorie']} {regel['product_code']}",
        _periode(regel["begindatum"], regel["einddatum"]),
        _volume(regel["volume"], regel["eenheid"]),
        "" if regel["tarief"] is None else _bedrag(regel["tarief"]),
        _bedrag(regel["bedrag"]),
        "C" if credit else "D",
        Cel(tuple(stand)),
    )


def _slot(hoofd: RowMapping) -> Sequence[str | Cel]:
    def sterk(tekst: str) -> Cel:
        return Cel((Alinea(tekst, Rol.STERK),))

    return (sterk("Totaal"), "", "", "", "", sterk(_bedrag(hoofd["totaal"])), "", "")


def _producten(regels: Sequence[RowMapping], namen: dict[Productsleutel, str]) -> Tabel:
    sommen: dict[tuple[Productsleutel, str], _Som] = {}
    for regel in regels:
        product = (regel["wet"], regel["product_categorie"], regel["product_code"])
        som = sommen.setdefault((product, regel["eenheid"]), _Som())
        som.regels += 1
        som.volume += -regel["volume"] if regel["debet_credit"] == CREDIT else regel["volume"]
        som.bedrag += regel["bedrag"]
    return Tabel(
        _PRODUCTEN,
        [
            (
                f"{product[1]} {product[2]}",
                namen.get(product, ""),
                str(som.regels),
                _volume(som.volume, eenheid),
                _bedrag(som.bedrag),
            )
            for (product, eenheid), som in sorted(sommen.items())
        ],
    )


def _uitgelegd(codes: dict[int, list[str]]) -> list[tuple[str, str, str]]:
    tellen: dict[str, int] = {}
    for van_regel in codes.values():
        for code in dict.fromkeys(van_regel):
            tellen[code] = tellen.get(code, 0) + 1
    return [(code, uitleg(code).betekenis, str(tellen[code])) for code in sorted(tellen)]


def _bedrag(eurocent: int) -> str:
    """Give an amount that is not broken over two lines."""
    return leesbaar.bedrag(eurocent).replace(" ", "\N{NO-BREAK SPACE}")


def _stand(regel: RowMapping) -> str:
    woord: str = Regelstand(regel["stand"]).value
    return woord.capitalize()


def _periode(begin: date, einde: date) -> str:
    if begin.year == einde.year and begin.month == einde.month:
        return f"{begin.day:02}–{einde:%d-%m-%Y}"
    return f"{begin:%d-%m-%Y} – {einde:%d-%m-%Y}"


def _maand(dag: date) -> str:
    return datum_voluit(dag).partition(" ")[2]


def _volume(volume: int, eenheid: str) -> str:
    """Say how much; of euros the volume is in eurocent (CS339)."""
    if eenheid == EURO:
        return _bedrag(volume)
    woord = codelijst("WJ756").label(eenheid).partition(" (")[0].lower()
    return f"{volume:,} {_MEERVOUD.get(woord, woord) if volume != 1 else woord}".replace(",", ".")


_MEERVOUD = {"minuut": "minuten", "uur": "uur", "etmaal": "etmalen", "dagdeel": "dagdelen"}


def _slotzin(met_bsn: bool) -> str:
    wie_ = (
        "Er staan burgerservicenummers op: geef dit alleen aan wie ze mag zien."
        if met_bsn
        else "Cliënten staan er met hun voorletters en geboortejaar op."
    )
    return f"{wie_} D is debet, C is credit: een creditregel neemt een eerdere regel terug."
