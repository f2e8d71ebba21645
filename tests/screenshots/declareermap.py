"""Makes the data folder of Declareren: three months of care, answered, refused, paid and red."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app import bootstrap
from app.domain.zorg import Zorgregel
from app.rules.finding import Finding
from app.services import betalingen, declareren, instellen, ontvangen, verzenden, voorstellen
from app.services.ontvangen import Uitkomst
from app.services.workspace import Workspace
from app.services.zorg import koppel_los
from app.standard.basis import Achternaam, Omvang, VolledigeNaam
from app.standard.codec import decode, encode
from app.standard.codelijsten import gemeentenaam
from app.standard.declaratie import Declaratiebericht
from app.standard.release import Wet
from tests.afschrift import afschrift, betaald
from tests.bouw import AGB, NIJMEGEN, bericht301, toegewezen
from tests.screenshots.kijker import VANDAAG, WACHTWOORD
from tests.walks.declareren import afspraak, antwoord325, leg_vast, regelpad, zorg

WIJCHEN = "0296"
BSNS = ("999900006", "999900018", "999900031", "999900043", "999900055", "999900067")
_NAMEN = (
    ("Wit", "de"), ("Bakker", None), ("Çelik", None), ("Jansen", None),
    ("Weijden-Schouten tot Oldenzaal en Broekhuizen", "van der"), ("Smit", None),
)  # fmt: skip
_GEMEENTEN = (NIJMEGEN, NIJMEGEN, WIJCHEN, WIJCHEN, NIJMEGEN, NIJMEGEN)
_MEDEWERKERS = ("Kim de Boer", "Anouk Visser", "Sem")
JANUARI, FEBRUARI, MAART = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)


def maak_declareermap(map_: Path) -> None:
    """Fill a data folder in which every state of a line and of a declaration occurs."""
    ws = bootstrap.open_workspace(map_, WACHTWOORD, lambda: VANDAAG)
    instellen.zet_aanbieder(ws, AGB, "De Linde")
    with TemporaryDirectory() as bron:
        werk = Path(bron)
        _neem_in(op(ws, date(2026, 1, 2)), werk, [_toewijzing(nr) for nr in range(len(BSNS))])
        contract = [
            afspraak(wet, gemeente=gemeente) for wet in Wet for gemeente in (NIJMEGEN, WIJCHEN)
        ]
        leg_vast(ws, *_zorg(JANUARI, 4), *_zorg(FEBRUARI, 3), contract=contract)
        _declareer(ws, werk, JANUARI, date(2026, 2, 3), date(2026, 2, 20), wet=Wet.JW)
        afkeur = Finding("TR321", 4, "9321", regelpad(2), "", "", "")
        _declareer(
            ws, werk, FEBRUARI, date(2026, 3, 4), date(2026, 3, 20), afkeur, wet=Wet.JW,
            gemeente=NIJMEGEN,
        )  # fmt: skip
        _declareer(
            ws, werk, FEBRUARI, date(2026, 3, 5), date(2026, 3, 20), wet=Wet.WMO,
            gemeente=WIJCHEN, minder=2_500,
        )  # fmt: skip
        _declareer(ws, werk, JANUARI, date(2026, 3, 5), None, wet=Wet.WMO, gemeente=NIJMEGEN)
    with ws.lezen() as uow:
        eerste = uow.declaratieregels.declaraties()[-1]
    betalingen.meld_betaald(
        op(ws, date(2026, 3, 2)), eerste.nummer, date(2026, 3, 2), eerste.totaal, eerste.wet
    )
    leg_vast(ws, *_maart())
    with ws.schrijven() as uow:  # as it is when care is typed: with its Toewijzing
        koppel_los(uow, {d.client.bsn: d for d in uow.dossiers.alle() if d.client is not None})
        uow.commit()
    voorstel = voorstellen.stel(ws, MAART, wet=Wet.WMO)
    lijn = voorstel.declaraties[-1].lijnen[-1]
    declareren.besluit(ws, lijn.regel.sleutel, lijn.regel.geregistreerd, 0, "valt onder de Wlz")
    ws.engine.dispose()


def maak_afschrift(ws: Workspace) -> bytes:
    """A bank statement with an entry of every kind."""
    dag = date(2026, 4, 7)
    with ws.lezen() as uow:
        standen = [een for een in uow.betalingen.standen() if een.wacht_op_geld]
    zeker, deels, zonder_antwoord, *_ = sorted(
        standen, key=lambda een: (een.toegekend is None, een.bericht_id)
    )
    naam = {een: f"Gemeente {gemeentenaam(een.gemeente)}" for een in standen}
    return afschrift(
        betaald(zeker.open, f"Betaling {zeker.nummer} jeugdhulp januari", naam[zeker], dag),
        betaald(deels.open - 5_000, f"/INV/{deels.nummer}", naam[deels], dag),
        betaald(zonder_antwoord.open, "Zorg januari 2026", naam[zonder_antwoord], dag),
        betaald(
            75_000, "Subsidie wijkteams eerste kwartaal volgens beschikking 2026-00417 van 12 "
            "januari 2026 en het bijgaande overzicht", naam[deels], dag,
        ),
        betaald(zeker.open, "Spaarrekening", "De Linde", dag),
        betaald(-95_000, "Huur april", "Vastgoed BV", dag),
    )  # fmt: skip


def op(ws: Workspace, dag: date) -> Workspace:
    """The same office on another day."""
    return replace(ws, vandaag=lambda: dag)


def _toewijzing(nr: int) -> Any:
    wet = list(Wet)[nr % 2]
    achternaam, voorvoegsel = _NAMEN[nr]
    return bericht301(
        toegewezen(
            300201 + nr, wet,
            toewijzingsdatum=date(2025, 12, 20), ingangsdatum=JANUARI,
            einddatum=date(2026, 12, 31), omvang=Omvang(volume=2, eenheid="04", frequentie="2"),
        ),
        bsn=BSNS[nr], wet=wet, gemeente=_GEMEENTEN[nr],
        identificatie=f"T{nr:04}", dagtekening=date(2025, 12, 20),
        naam=VolledigeNaam(
            geslachtsnaam=Achternaam(achternaam=achternaam, voorvoegsel=voorvoegsel),
            voorletters="JM", naam_gebruik="1",
        ),
    )  # fmt: skip


def _zorg(maand: date, keren: int) -> list[Zorgregel]:
    return [
        zorg(
            maand + timedelta(days=2 + 7 * keer + nr % 3), 65 + 10 * nr, 300201 + nr,
            bsn=BSNS[nr], medewerker=_MEDEWERKERS[(nr + keer) % 3],
        )
        for nr in range(len(BSNS))
        for keer in range(keren)
    ]  # fmt: skip


def _maart() -> list[Zorgregel]:
    """March, with too much for one client, late care, and care that cannot be declared."""
    regels = _zorg(MAART, 4)
    regels += [zorg(MAART + timedelta(days=9 + n), 240, 300205, bsn=BSNS[4]) for n in range(3)]
    regels.append(zorg(date(2026, 1, 29), 120, 300201, bsn=BSNS[0], medewerker="Sem"))
    regels.append(zorg(date(2026, 3, 12), 60, None, bsn="999996770"))
    regels.append(zorg(date(2025, 12, 30), 60, 300203, bsn=BSNS[2]))
    return regels


def _declareer(
    ws: Workspace,
    werk: Path,
    maand: date,
    op_dag: date,
    antwoord_op: date | None,
    *bevindingen: Finding,
    minder: int = 0,
    **keuze: Any,
) -> None:
    """Declare a month, hand it in, and take in what the gemeente answers."""
    gemaakt = declareren.maak(op(ws, op_dag), maand, **keuze)
    verzenden.meld_ingediend(op(ws, op_dag), [een.identificatie for een in gemaakt.verzendingen])
    if antwoord_op is None:
        return
    antwoorden = []
    for een in gemaakt.verzendingen:
        heen = decode(een.inhoud)
        assert isinstance(heen, Declaratiebericht)
        bericht = antwoord325(heen, *bevindingen, dag=antwoord_op)
        antwoord = bericht.declaratie_antwoord
        if minder and antwoord is not None:
            totaal = antwoord.totaal_toegekend_bedrag
            bericht = replace(
                bericht,
                declaratie_antwoord=replace(
                    antwoord,
                    totaal_toegekend_bedrag=replace(
                        totaal, totaal_bedrag=totaal.totaal_bedrag - minder
                    ),
                ),
            )
        antwoorden.append(bericht)
    _neem_in(op(ws, antwoord_op), werk, antwoorden)


def _neem_in(ws: Workspace, werk: Path, berichten: Sequence[Any]) -> None:
    for bericht in berichten:
        pad = werk / f"{bericht.identificatie}{bericht.naam}.xml"
        pad.write_bytes(encode(bericht))
        for regel in ontvangen.ontvang(ws, [pad]):
            assert regel.uitkomst is Uitkomst.VERWERKT, regel.reden
