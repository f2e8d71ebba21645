"""Makes the data folders that are drawn from: the demo, a full one, money and an empty one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from app import bootstrap
from app.services import demo, instellen, ontvangen, retouren
from app.standard.basis import Achternaam, VolledigeNaam
from app.standard.codec import encode
from app.standard.release import Wet
from tests.bouw import AGB, NIJMEGEN, bericht301, toegewezen
from tests.gui.clientgeld import ZONDER, declareer_maand, vul
from tests.screenshots.kijker import VANDAAG, WACHTWOORD

LANGE_NAAM = "van der Weijden-Schouten tot Oldenzaal en Broekhuizen"


def maak_vol(map_: Path) -> None:
    """Fill a data folder with long names and a long list."""
    dag = date(2026, 4, 1)
    werk = bootstrap.open_workspace(map_, WACHTWOORD, lambda: dag)
    instellen.zet_aanbieder(werk, AGB, "De Linde")
    gemeenten = (NIJMEGEN, "1945", "0209")
    with TemporaryDirectory() as bron:
        for nr in range(40):
            naam = VolledigeNaam(
                geslachtsnaam=Achternaam(achternaam=f"{LANGE_NAAM} {nr}"),
                voorletters="JPMA",
                naam_gebruik="1",
            )
            bericht = bericht301(
                toegewezen(300201 + nr, wet := list(Wet)[nr % 2]),
                bsn=_bsn(nr), wet=wet, gemeente=gemeenten[nr % 3],
                identificatie=f"G{nr:04}", naam=naam,
            )  # fmt: skip
            (Path(bron) / f"{nr}.xml").write_bytes(encode(bericht))
        ontvangen.ontvang(werk, [Path(bron)])
    retouren.zet_klaar(werk, "302")
    werk.engine.dispose()


def maak_geld(map_: Path) -> None:
    """Fill a data folder with one client of whom care was declared in all sorts of ways."""
    werk = bootstrap.open_workspace(map_, WACHTWOORD, lambda: VANDAAG)
    instellen.zet_aanbieder(werk, AGB, "De Linde")
    lang = Achternaam(achternaam=LANGE_NAAM)
    vul(werk, naam=VolledigeNaam(geslachtsnaam=lang, voorletters="JPMA", naam_gebruik="1"))
    with werk.schrijven() as uow:
        for maand in range(1, 7):
            declareer_maand(uow, ZONDER, date(2025, maand, 1), 48000, "83")
        uow.commit()
    werk.engine.dispose()


def _bsn(nr: int) -> str:
    """Give the nr-th test BSN that passes the elfproef."""
    goed = [b for b in range(999900000, 999903000)
            if (sum(int(c) * w for c, w in zip(str(b), (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
                % 11 == 0)]  # fmt: skip
    return str(goed[nr])


def maak_mappen(werk: Path) -> None:
    """Make the data folders that are drawn from."""
    gevuld = bootstrap.open_workspace(werk / "demo", WACHTWOORD, lambda: VANDAAG)
    demo.vul(gevuld)
    gevuld.engine.dispose()
    maak_vol(werk / "vol")
    maak_geld(werk / "geld")
    leeg = bootstrap.open_workspace(werk / "leeg", WACHTWOORD, lambda: VANDAAG)
    instellen.zet_aanbieder(leeg, AGB, "De Linde")
    leeg.engine.dispose()
