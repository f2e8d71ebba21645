"""What became of the volume of a Toewijzing, and the declared lines of a client, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.declaratie import Regelstand, met_teken
from app.domain.productperiode import eerste_dag
from app.domain.toewijzing import Stand, volume_tekst
from app.domain.verbruik import Verbruik
from app.domain.volume import EURO, MINUUT
from app.domain.zorg import DUIZENDSTEN, OpenZorg
from app.forms.datum import MAANDEN
from app.gui.clienten.tijdlijn import Stuk, Stuksoort
from app.gui.format import Status, StatusText, aantal, bedrag, getal
from app.gui.regelstand import regelstand, waarvan
from app.services.verbruik import Verbruiksregel
from app.standard.codelijsten import codelijst
from app.standard.leesbaar import datum_voluit
from app.standard.release import PRODUCT_CATEGORIE
from app.store.declaratieregels import Regelrij

_EUROCENT = 100
_MINUTEN = 60
_RUIM = timedelta(days=30)  # what runs out this much before the end asks for attention
_NAMEN = 2  # months that are named; of more only the first and the last
_GEDECLAREERD = (Regelstand.KLAAR, Regelstand.INGEDIEND, Regelstand.TOEGEKEND, Regelstand.BETAALD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbruikbeeld:
    """What was given, declared and granted of a Toewijzing, for a bar with its words.

    The numbers are in one measure; without ``gegeven`` there is no bar. ``te_veel`` says how much
    more than given was declared. ``let_op`` tells that the forecast asks for attention, ``nog``
    what is recorded and not declared, ``afgekeurd`` which refused lines are not solved.
    """

    gegeven: int | None
    gedeclareerd: int
    toegekend: int
    regel: str
    te_veel: StatusText | None
    toekenning: str
    vooruit: str
    let_op: bool
    nog: str
    afgekeurd: str

    @property
    def woorden(self) -> str:
        """The same in sentences, for who cannot see it."""
        te_veel = self.te_veel.words if self.te_veel else ""
        delen = (
            self.regel, te_veel, self.toekenning, self.afgekeurd, self.vooruit, self.nog,
        )  # fmt: skip
        return " ".join(f"{deel.removesuffix('.')}." for deel in delen if deel)


def verbruikbeeld(
    van: Verbruiksregel | None,
    open_zorg: Sequence[OpenZorg],
    regels: Iterable[Regelrij],
    vandaag: date,
) -> Verbruikbeeld | None:
    """Put in words what became of a Toewijzing; None where there is nothing to tell.

    ``regels`` may be those of all its client.
    """
    if van is None:
        return None
    een = van.verbruik
    nog = _nog(een, open_zorg, vandaag)
    afgekeurd = _afgekeurd(van, regels, vandaag)
    niets = not een.gedeclareerd and not nog and not afgekeurd
    if niets and (een.gegeven is None or van.toewijzing.stand(vandaag) is Stand.TOEKOMSTIG):
        return None
    over = een.over
    te_veel = None
    if over is not None and over < 0:
        te_veel = StatusText(Status.LATE, f"{een.tekst(-over)} te veel")
    return Verbruikbeeld(
        gegeven=een.gegeven,
        gedeclareerd=een.gedeclareerd,
        toegekend=een.toegekend,
        regel=_regel(een),
        te_veel=te_veel,
        toekenning=_toekenning(een),
        vooruit="" if te_veel else van.vooruit,
        let_op=_raakt_eerder_op(een),
        nog=nog,
        afgekeurd=afgekeurd,
    )


def _regel(een: Verbruik) -> str:
    if een.gegeven is None:
        return f"{een.tekst(een.gedeclareerd)} gedeclareerd" if een.gedeclareerd else ""
    tot = "" if een.vast else f" tot en met {_dag_en_maand(een.tot)}"
    if not een.gedeclareerd:
        return f"Nog niets gedeclareerd van {een.tekst(een.gegeven)}{tot}"
    gedaan = f"{_getal(een, een.gedeclareerd)} van {een.tekst(een.gegeven)}{tot} gedeclareerd"
    assert een.over is not None  # something was given
    return f"{gedaan}, {_getal(een, een.over)} over" if een.over > 0 else gedaan


def _raakt_eerder_op(een: Verbruik) -> bool:
    op = een.prognose.op if een.prognose is not None else None
    if not een.over or op is None or een.einde is None:
        return False
    return op + _RUIM < een.einde


def _toekenning(een: Verbruik) -> str:
    anders = een.gedeclareerd - een.toegekend
    if not een.toegekend:
        return "Nog niets toegekend" if een.gedeclareerd else ""
    if not anders:
        return "Alles toegekend"
    eerst = f"{een.tekst(een.toegekend)} toegekend"
    if anders > 0:
        return f"{eerst}, {_getal(een, anders)} nog niet"
    return f"{eerst}, {een.tekst(-anders)} gaat er nog af"


def _getal(een: Verbruik, hoeveelheid: int) -> str:
    """Give an amount without its unit, where another that has it stands beside it."""
    if een.eenheid == EURO:
        return een.tekst(hoeveelheid)
    if not een.in_uren:
        return getal(hoeveelheid)
    uren, minuten = divmod(hoeveelheid, _MINUTEN)
    return een.tekst(hoeveelheid) if minuten else getal(uren)


def _nog(een: Verbruik, open_zorg: Sequence[OpenZorg], vandaag: date) -> str:
    som: dict[str, int] = {}
    for deel in open_zorg:
        som[deel.eenheid] = som.get(deel.eenheid, 0) + deel.aantal
    hoeveel = [
        _zorg_tekst(een, eenheid, deel) for eenheid, deel in som.items() if deel >= DUIZENDSTEN
    ]
    if not hoeveel:
        return ""
    maanden = _maanden({deel.maand for deel in open_zorg}, vandaag)
    return f"Nog te declareren: {' en '.join(hoeveel)} ({maanden})"


def _afgekeurd(van: Verbruiksregel, regels: Iterable[Regelrij], vandaag: date) -> str:
    maanden = [
        eerste_dag(rij.regel.prestatie.product_periode.begindatum)
        for rij in regels
        if rij.toewijzing_id == van.toewijzing.id
        and rij.stand is Regelstand.AFGEKEURD
        and not rij.opgelost
    ]
    if not maanden:
        return ""
    hoeveel = aantal(len(maanden), "regel", "regels")
    return f"{hoeveel} afgekeurd en nog op te lossen ({_maanden(set(maanden), vandaag)})"


def _zorg_tekst(een: Verbruik, eenheid: str, duizendsten: int) -> str:
    if eenheid == EURO:
        return bedrag(duizendsten * _EUROCENT // DUIZENDSTEN)
    heel = duizendsten // DUIZENDSTEN
    if eenheid == MINUUT and (een.in_uren or een.eenheid != MINUUT):
        uren, minuten = divmod(heel, _MINUTEN)
        delen = [f"{uren} uur"] if uren else []
        delen += [volume_tekst(minuten, MINUUT)] if minuten else []
        return " en ".join(delen)
    return volume_tekst(heel, eenheid)


def _maanden(maanden: Iterable[date], vandaag: date) -> str:
    """Name months, with the year of those that are not of this one."""
    op_volgorde = sorted(maanden)
    namen = [
        MAANDEN[maand.month - 1] + ("" if maand.year == vandaag.year else f" {maand.year}")
        for maand in op_volgorde
    ]
    if len(namen) <= _NAMEN:
        return " en ".join(namen)
    return f"{namen[0]} tot en met {namen[-1]}"


def _dag_en_maand(dag: date) -> str:
    return datum_voluit(dag).rpartition(" ")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaratieregel:
    """A declared line as it stands in the list; ``maand`` and ``eurocent`` are to sort by.

    ``volume`` is empty where it is the same as the amount.
    """

    bericht_id: int
    prestatie_id: int
    maand: date
    titel: str
    kenmerk: str
    volume: str
    eurocent: int
    stand: StatusText


def declaratieregels(regels: Iterable[Regelrij]) -> tuple[Declaratieregel, ...]:
    """Put declared lines in words."""
    return tuple(map(_declaratieregel, regels))


def _declaratieregel(rij: Regelrij) -> Declaratieregel:
    prestatie = rij.regel.prestatie
    assert rij.regel.id is not None  # it comes from the store
    assert rij.regel.bericht_id is not None
    maand = eerste_dag(prestatie.product_periode.begindatum)
    waarde = prestatie.ingediend_bedrag
    naam = codelijst(PRODUCT_CATEGORIE.voor(rij.regel.wet)).label(prestatie.product_categorie)
    volume = volume_tekst(prestatie.geleverd_volume, prestatie.eenheid)
    return Declaratieregel(
        bericht_id=rij.regel.bericht_id,
        prestatie_id=rij.regel.id,
        maand=maand,
        titel=waarvan(maand, prestatie.toewijzing_nummer, f"{prestatie.product_code} {naam}"),
        kenmerk=f"declaratie {rij.regel.declaratie_nummer}",
        volume="" if prestatie.eenheid == EURO else f"{'-' if rij.regel.is_credit else ''}{volume}",
        eurocent=met_teken(waarde.bedrag, waarde.debet_credit),
        stand=regelstand(rij.stand),
    )


def gedeclareerd(regels: Iterable[Regelrij]) -> dict[int, tuple[Stuk, ...]]:
    """Give by Toewijzing the periods that are declared, those that follow on each other as one."""
    perioden: dict[int, list[tuple[date, date]]] = {}
    for rij in regels:
        if rij.stand in _GEDECLAREERD and not rij.regel.is_credit:
            periode = rij.regel.prestatie.product_periode
            van = perioden.setdefault(rij.toewijzing_id, [])
            van.append((periode.begindatum, periode.einddatum))
    return {id_: _aaneen(van) for id_, van in perioden.items()}


def _aaneen(perioden: Iterable[tuple[date, date]]) -> tuple[Stuk, ...]:
    stukken: list[Stuk] = []
    for van, tot in sorted(perioden):
        vorige = stukken[-1] if stukken else None
        if vorige is not None and vorige.tot is not None and (van - vorige.tot).days <= 1:
            stukken[-1] = Stuk(Stuksoort.GEDECLAREERD, vorige.van, max(tot, vorige.tot))
        else:
            stukken.append(Stuk(Stuksoort.GEDECLAREERD, van, tot))
    return tuple(stukken)
