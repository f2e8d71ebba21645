"""Stop melden (307): when care ended and why, for one or more products."""

from __future__ import annotations

from datetime import date

from app.domain.levering import TIJDELIJK, Melding
from app.forms.stop_controle import EINDDATUM, OOK, REDEN, Stopantwoord, stop_voluit
from app.forms.stop_form import StopForm
from app.gui.context import Kantoor
from app.gui.melden.page import Meldpagina
from app.standard.codelijsten import codelijst, gemeentenaam
from app.standard.leesbaar import datum_voluit
from app.standard.release import REDEN_BEEINDIGING

_UITLEG = """\
Met een stopbericht (307) laat je de gemeente weten dat de hulp is gestopt, en waarom. Dat moet
binnen 5 werkdagen na de laatste dag van de hulp (OP272). Ook als de toewijzing gewoon afloopt.

- Vul bij **Laatste dag** de laatste dag in waarop er hulp is gegeven. Is de toewijzing afgelopen,
  dan staat die dag er al.
- Kies een **reden**. Typ een code of een woord om erheen te springen. Onder de reden staat wanneer
  hij past. Heeft de gemeente de toewijzing korter gemaakt, dan staat de reden die daarbij hoort er
  al.
- Stopt de cliënt met meer producten van dezelfde gemeente, vink die dan aan bij **Stopt ook**. Ze
  gaan in hetzelfde bericht mee.
- Onderaan zie je wat er verstuurd wordt, leesbaar en als XML.

Ligt de hulp alleen even stil, kies dan reden **20**: tijdelijk. Gaat de hulp weer verder, meld dan
de start. Gaat hij toch niet verder, meld dan nog een stop, met de reden waarom.

**Zet klaar voor VECOZO** verstuurt nog niets. Het bericht staat daarna bij *Klaar voor VECOZO*, en
je kunt het daar nog terugtrekken.
"""
_UITLEG_CORRIGEER = """\
Een stop die al gemeld is, verbeter je met een nieuw bericht. Heenweer meldt de oude stop af en de
nieuwe aan, in één bericht (IV008).

Is de hulp toch niet gestopt, kies dan **De stop intrekken**. De gemeente vergeet de stop dan, en de
hulp loopt door.

Stond de stop nog klaar en is hij nog niet weg, dan vervalt dat bericht en hoeft er niets te worden
ingetrokken.
"""


class StopPagina(Meldpagina[Stopantwoord]):
    """The form for a stop, or for mending or withdrawing the stop that stands."""

    soort = "stop (307)"
    uitleg = _UITLEG
    uitleg_corrigeer = _UITLEG_CORRIGEER
    verbeteren = "De stop &verbeteren"
    leeg = "Vul de laatste dag en de reden in. Dan staat hier wat er verstuurd wordt."
    gelijk = "Verander de laatste dag of de reden. Dan staat hier wat er verstuurd wordt."
    fout = "Er wordt nog niets verstuurd. Verbeter eerst wat hierboven staat."

    def __init__(self, kantoor: Kantoor, form: StopForm) -> None:
        self._stop = form
        super().__init__(kantoor, form)

    def antwoord(self) -> Stopantwoord:
        """Give the last day, the reason, and which others stop."""
        einddatum, reden = self.vragen[EINDDATUM].waarde, self.vragen[REDEN].waarde
        assert einddatum is None or isinstance(einddatum, date)  # as their fields ask
        assert reden is None or isinstance(reden, str)
        ook = self.vragen[OOK].waarde if OOK in self.vragen else frozenset()
        assert isinstance(ook, frozenset)
        return Stopantwoord(einddatum, reden, frozenset(map(int, ook)))

    def intrekken(self) -> str:
        """Name the choice to withdraw the stop, and why one would."""
        return f"De stop &intrekken: {self._zonder_stop}"

    def zin(self, antwoord: Stopantwoord | None, oud: Melding | None) -> str:
        """Say in a sentence or two what the message tells the gemeente."""
        form = self._stop
        wet, wie = form.toewijzing.sleutel.wet, form.client.korte_naam
        weten = f"Je laat gemeente {gemeentenaam(form.toewijzing.sleutel.gemeente)} weten dat"
        if antwoord is None:
            assert oud is not None  # only a stop that stands can be withdrawn
            assert oud.einddatum is not None
            gedaan = "vervalt" if form.toewijzing.verwijderd else "niet klopt"
            return (
                f"{weten} de stop van {wie} op {datum_voluit(oud.einddatum)} {gedaan}: "
                f"{self._zonder_stop}."
            )
        assert antwoord.einddatum is not None  # shown only when nothing is missing
        assert antwoord.reden is not None
        hoeveel = len(form.gekozen(antwoord))
        voor = f" voor {hoeveel} toewijzingen" if hoeveel > 1 else ""
        hulp = f"de hulp aan {wie} op {datum_voluit(antwoord.einddatum)}"
        if antwoord.reden == TIJDELIJK:
            wat = f"{hulp} tijdelijk is gestopt{voor}. Je verwacht dat de hulp weer verdergaat."
        else:
            hoe = "definitief" if form.stand(form.toewijzing).tijdelijke_stop else ""
            label = codelijst(REDEN_BEEINDIGING.voor(wet)).label(antwoord.reden).lower()
            wat = f"{' '.join(filter(None, (hulp, hoe)))} is gestopt{voor}: {label}."
        in_plaats = f" Dit vervangt de stop op {stop_voluit(wet, oud)}." if oud else ""
        return f"{weten} {wat}{in_plaats}"

    @property
    def _zonder_stop(self) -> str:
        """How care stands once the stop is withdrawn."""
        if self._stop.toewijzing.verwijderd:
            return "de gemeente heeft de toewijzing verwijderd"
        if self._stop.stand(self._stop.toewijzing).tijdelijke_stop is not None:
            return "de hulp ligt alleen even stil"
        return "de hulp loopt door"
