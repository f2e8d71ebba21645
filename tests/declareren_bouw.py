"""Declarations in the store, with what the gemeente decided on them. Test BSNs only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from app.domain.declaratie import totaal_bedrag
from app.domain.verzending import Status
from app.standard.basis import BedragMetDC, BerichtIdentificatie
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import encode
from app.standard.declaratie import Declaratiebericht, DeclaratieClient, Prestatie
from app.standard.release import Wet
from app.store.declaraties import Declaratieregel, Regelantwoord
from app.store.unit_of_work import UnitOfWork
from tests.bouw import AGB, BSN, NIJMEGEN
from tests.rules.bouw import geldig, prestatie
from tests.rules.declareren import credit, maand
from tests.store.opslag import bestand, verzending

MEI_10 = date(2026, 5, 10)
_VOLGNUMMERS = count(1)


def referentie() -> str:
    """A ReferentieNummer or Identificatie that no other test has."""
    return f"R{next(_VOLGNUMMERS):06}"


def euros(bedrag: int, wet: Wet = Wet.JW, **anders: Any) -> Prestatie:
    """A line in euros over April on Toewijzing 300201; below nothing it takes one back."""
    velden: dict[str, Any] = {
        "geleverd_volume": abs(bedrag),
        "eenheid": "83",
        "product_tarief": None,
        "ingediend_bedrag": BedragMetDC(bedrag=abs(bedrag), debet_credit="D"),
    }
    regel = prestatie(wet, referentie(), **velden | anders)
    return credit(regel, referentie()) if bedrag < 0 else regel


def bericht323(
    nummer: str,
    *prestaties: Prestatie,
    wet: Wet = Wet.JW,
    gemeente: str = NIJMEGEN,
    bsn: str = BSN,
    dagtekening: date = MEI_10,
) -> Declaratiebericht:
    """A 323 with these lines of one client."""
    bericht = geldig(Berichtsoort.DECLARATIE, wet)
    assert isinstance(bericht, Declaratiebericht)
    identificatie = BerichtIdentificatie(identificatie=referentie(), dagtekening=dagtekening)
    laatste = max(een.product_periode.begindatum for een in prestaties)
    return replace(
        bericht,
        header=replace(bericht.header, ontvanger=gemeente, bericht_identificatie=identificatie),
        declaratie=replace(
            bericht.declaratie,
            declaratie_nummer=nummer,
            declaratie_periode=maand(laatste.year, laatste.month),
            declaratie_dagtekening=dagtekening,
            totaal_ingediend_bedrag=totaal_bedrag(prestaties),
            clienten=(DeclaratieClient(bsn=bsn, prestaties=prestaties),),
        ),
    )


def declareer(
    uow: UnitOfWork,
    nummer: str,
    *prestaties: Prestatie,
    status: Status = Status.INGEDIEND,
    zorg_ids: Sequence[int] = (),
    **anders: Any,
) -> int:
    """Keep a 323 of which the Toewijzingen are known; gives the id of its message."""
    bericht = bericht323(nummer, *prestaties, **anders)
    een = verzending(
        Berichtsoort.DECLARATIE,
        status,
        bericht.identificatie,
        wet=bericht.wet,
        gemeente=bericht.gemeente,
        aanbieder=AGB,
        dagtekening=bericht.header.bericht_identificatie.dagtekening,
        inhoud=encode(bericht),
        ingediend_op=anders.get("dagtekening", MEI_10) if status.verstuurd else None,
    )
    uow.berichten.bewaar_uit([een])
    bsn = bericht.declaratie.clienten[0].bsn
    dossier = uow.dossiers.laad([bsn])[bsn]
    assert dossier.client
    assert dossier.client.id
    regels = []
    for regel in prestaties:
        toewijzing = dossier.toewijzing(bericht.wet, bericht.gemeente, regel.toewijzing_nummer)
        assert toewijzing
        assert toewijzing.id
        regels.append(Declaratieregel(dossier.client.id, toewijzing.id, tuple(zorg_ids)))
    uow.declaraties.bewaar(een.bewaard_id, bericht, regels)
    return een.bewaard_id


def beantwoord(
    uow: UnitOfWork,
    bericht_id: int,
    toegekend: int | None = None,
    *,
    afgekeurd: Sequence[int] = (),
    op: date = date(2026, 5, 14),
) -> None:
    """Answer a 323 with a 325: all of it is granted, or this, without the lines at these places."""
    ontvangst = bestand(f"<antwoord>{referentie()}</antwoord>".encode())
    uow.berichten.bewaar_binnen([ontvangst])
    regels = uow.declaraties.regels([bericht_id])[bericht_id]
    if toegekend is None:
        over = [een.prestatie for plaats, een in enumerate(regels) if plaats not in afgekeurd]
        totaal = totaal_bedrag(over)
        toegekend = totaal.totaal_bedrag * (-1 if totaal.debet_credit == "C" else 1)
    geweigerd = []
    for plaats in afgekeurd:
        id_ = regels[plaats].id
        assert id_
        geweigerd.append(Regelantwoord(prestatie_id=id_, codes=("9321",)))
    uow.declaraties.beantwoord(bericht_id, ontvangst.bewaard_id, op, toegekend, geweigerd)
    uow.berichten.zet_status([bericht_id], Status.GOEDGEKEURD)


def toegekend(uow: UnitOfWork, nummer: str, bedrag: int, wet: Wet = Wet.JW, **anders: Any) -> int:
    """Keep a declaration of one line in euros that was granted; negative is a credit."""
    id_ = declareer(uow, nummer, euros(bedrag, wet), wet=wet, **anders)
    beantwoord(uow, id_)
    return id_
