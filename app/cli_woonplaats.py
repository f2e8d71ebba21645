"""The command ``woonplaatsbeginsel``: asks on the terminal which gemeente is responsible."""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TextIO

from app.cli_uitvoer import Uitvoer
from app.errors import UserError
from app.forms.woonplaatsbeginsel import DAARNA, WMO, Uitkomst, Vraag, Woonplaatsbeginsel
from app.services.workspace import Workspace
from app.standard.codelijsten import gemeentenaam

_BREED = 80  # characters
_TERUG = frozenset({"t", "terug"})
_KOP = "Woonplaatsbeginsel Jeugdwet. Typ je antwoord en druk op Enter; t is terug."
_NIETS_BEWAARD = "Gestopt voordat alles was beantwoord. Er is niets bewaard."


class _MetClient(argparse.Action):
    """Takes a BSN, for which the data folder is needed after all."""

    def __call__(
        self,
        _parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        _option_string: str | None = None,
    ) -> None:
        namespace.client = values
        namespace.zonder_gegevens = False


def voeg_toe(opdracht: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the command. Without a client nothing is kept, and no data folder is opened."""
    parser = opdracht(
        "woonplaatsbeginsel",
        "Zoek met een paar vragen welke gemeente verantwoordelijk is voor een jeugdige",
        _woonplaatsbeginsel,
        zonder_gegevens=True,
    )
    parser.epilog = WMO
    parser.add_argument(
        "--client",
        action=_MetClient,
        metavar="BSN",
        help="bewaar de uitkomst in het dossier van deze cliënt",
    )


def _woonplaatsbeginsel(waar: Workspace | Callable[[], date], args: argparse.Namespace) -> Uitvoer:
    from app.services import woonplaats

    scherm = sys.stderr if args.json else sys.stdout
    if not isinstance(waar, Workspace):
        form, uitkomst = _vraag_alles(scherm)
        return _uitvoer(form, uitkomst, "Niet bewaard. Met --client BSN komt het in het dossier.")
    client_id = woonplaats.client_met_bsn(waar, args.client)
    form, uitkomst = _vraag_alles(scherm)
    woonplaats.bewaar(waar, uitkomst.bepaling(waar.vandaag(), client_id))
    return _uitvoer(form, uitkomst, "Bewaard in het dossier.")


def _vraag_alles(scherm: TextIO) -> tuple[Woonplaatsbeginsel, Uitkomst]:
    """Ask until the gemeente is known. Raises UserError when the user stops before that."""
    print(f"{_KOP}\n{_op_breedte(WMO, '')}", file=scherm)
    form = Woonplaatsbeginsel()
    try:
        while (vraag := form.vraag) is not None:
            form = _stel(form, vraag, scherm)
    except (EOFError, KeyboardInterrupt):
        print(file=scherm)
        raise UserError(_NIETS_BEWAARD, "Begin opnieuw wanneer je wilt.") from None
    uitkomst = form.uitkomst
    assert uitkomst is not None  # there are no questions left
    return form, uitkomst


def _stel(form: Woonplaatsbeginsel, vraag: Vraag, scherm: TextIO) -> Woonplaatsbeginsel:
    """Ask a question once; what cannot be is told, and the same question comes again."""
    print(f"\n{vraag.woorden}\n{_op_breedte(vraag.uitleg)}", file=scherm)
    for nummer, keuze in enumerate(vraag.antwoorden, 1):
        print(f"  {nummer}. {keuze.label}", file=scherm)
        if keuze.uitleg:
            print(_op_breedte(keuze.uitleg, "     "), file=scherm)
    wat = "Gemeente (naam of code)" if vraag.vraagt_gemeente else "Nummer"
    print(f"{wat}: ", end="", file=scherm, flush=True)
    getypt = sys.stdin.readline()
    if not getypt:
        raise EOFError
    getypt = getypt.strip()
    if getypt.casefold() in _TERUG:
        if not form.gegeven:
            print("Dit is de eerste vraag.", file=scherm)
        return form.terug()
    try:
        return form.antwoord(_lees(vraag, getypt))
    except UserError as fout:
        print(fout, file=scherm)
        return form


def _lees(vraag: Vraag, getypt: str) -> str:
    from app.services.waarden import lees_gemeente

    if vraag.vraagt_gemeente:
        if not getypt:
            raise UserError("Typ de naam of de code van een gemeente.", "Bijvoorbeeld Nijmegen.")
        return lees_gemeente(getypt)
    for nummer, keuze in enumerate(vraag.antwoorden, 1):
        if getypt in (str(nummer), keuze.code):
            return keuze.code
    raise UserError(f"Kies een nummer van 1 tot en met {len(vraag.antwoorden)}.")


def _op_breedte(tekst: str, inspring: str = "  ") -> str:
    return textwrap.fill(tekst, _BREED, initial_indent=inspring, subsequent_indent=inspring)


def _uitvoer(form: Woonplaatsbeginsel, uitkomst: Uitkomst, bewaard: str) -> Uitvoer:
    naam = gemeentenaam(uitkomst.gemeente)
    tekst = [
        "",
        f"Verantwoordelijk is {naam} ({uitkomst.gemeente}).",
        *(_op_breedte(regel) for regel in uitkomst.redenering),
        _op_breedte(DAARNA, ""),
        bewaard,
    ]
    return Uitvoer(
        {
            "gemeente": uitkomst.gemeente,
            "gemeentenaam": naam,
            "redenering": list(uitkomst.redenering),
            "antwoorden": {een.vraag.naam: een.antwoord for een in form.gegeven},
        },
        "\n".join(tekst),
    )
