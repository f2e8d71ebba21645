"""Start melden (305): one question, when care began."""

from __future__ import annotations

from datetime import date

from app.domain.levering import Melding
from app.forms.start_form import BEGINDATUM, StartForm
from app.gui.context import Kantoor
from app.gui.melden.page import Meldpagina
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import datum_voluit

_UITLEG = """\
Met een startbericht (305) laat je de gemeente weten op welke dag de hulp is begonnen. Dat moet
binnen 5 werkdagen na de start (OP271).

- Je hoeft alleen de **begindatum** in te vullen. De rest komt uit de toewijzing.
- Vul de eerste dag in waarop de hulp volgens plan is gegeven. Een kennismaking of intake telt
  niet mee.
- Typ de datum zoals je wilt: 1-4, 010426, gisteren. Of kies hem met **Alt+pijl omlaag**.
- Onderaan zie je wat er verstuurd wordt, leesbaar en als XML.

Gaat de hulp verder nadat hij tijdelijk was gestopt, meld dan op dezelfde manier een nieuwe start.

**Zet klaar voor VECOZO** verstuurt nog niets. Het bericht staat daarna bij *Klaar voor VECOZO*, en
je kunt het daar nog terugtrekken.
"""
_UITLEG_CORRIGEER = """\
Een start die al gemeld is, verbeter je met een nieuw bericht. Heenweer meldt de oude start af en de
nieuwe aan, in één bericht (IV008).

Is de hulp toch niet begonnen, kies dan **De start intrekken**. De gemeente vergeet de start dan.

Stond de start nog klaar en is hij nog niet weg, dan vervalt dat bericht en hoeft er niets te worden
ingetrokken.
"""


class StartPagina(Meldpagina[date]):
    """The form for a start, or for mending or withdrawing the start that stands."""

    soort = "start (305)"
    uitleg = _UITLEG
    uitleg_corrigeer = _UITLEG_CORRIGEER
    verbeteren = "De &datum verbeteren"
    leeg = "Vul de begindatum in. Dan staat hier wat er verstuurd wordt."
    gelijk = "Verander de begindatum. Dan staat hier wat er verstuurd wordt."
    fout = "Er wordt nog niets verstuurd. Verbeter eerst de begindatum."

    def __init__(self, kantoor: Kantoor, form: StartForm) -> None:
        self._start = form
        super().__init__(kantoor, form)

    def antwoord(self) -> date | None:
        """Give the day on which care began."""
        waarde = self.vragen[BEGINDATUM].waarde
        assert waarde is None or isinstance(waarde, date)  # it asks for one
        return waarde

    def intrekken(self) -> str:
        """Name the choice to withdraw the start, and why one would."""
        reden = (
            "de gemeente heeft de toewijzing verwijderd"
            if self._start.toewijzing.verwijderd
            else "de hulp is niet begonnen"
        )
        return f"De start &intrekken: {reden}"

    def zin(self, antwoord: date | None, oud: Melding | None) -> str:
        """Say in one sentence what the message tells the gemeente."""
        form = self._start
        gemeente = gemeentenaam(form.toewijzing.sleutel.gemeente)
        wie = form.client.korte_naam
        weten = f"Je laat gemeente {gemeente} weten dat"
        if antwoord is None:
            assert oud is not None  # only a start that stands can be withdrawn
            gedaan = "vervalt" if form.toewijzing.verwijderd else "niet is doorgegaan"
            return f"{weten} de start van {wie} op {datum_voluit(oud.begindatum)} {gedaan}."
        in_plaats = f", en niet op {datum_voluit(oud.begindatum)}" if oud else ""
        return f"{weten} de hulp aan {wie} op {datum_voluit(antwoord)} is begonnen{in_plaats}."
