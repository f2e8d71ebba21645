"""The fictional provider of the demo: every state of work and of requests occurs."""

from __future__ import annotations

from collections import Counter
from datetime import date

from app.deadlines.termijnen import Actie, Urgentie
from app.domain.afkeur import Door
from app.domain.levering import Meldingsoort
from app.domain.toewijzing import Toewijzing
from app.domain.verzending import Status
from app.forms.stop_controle import REDEN
from app.services import (
    afkeuren,
    concepten,
    declaraties,
    gemeentecontact,
    scans,
    stoppen,
    verwijzingen,
    verzoeken,
    voorstellen,
    werklijst,
)
from app.services.afkeurherstel import Stand as Afkeurstand
from app.services.demo_clienten import lees
from app.services.workspace import Workspace
from app.standard.basis import RetourHeader
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import decode, valideer
from tests.services.demomap import (
    DONDERDAG,
    alles,
    binnen,
    buiten,
    maak,
    soorten,
    toewijzingen,
    workspace,
)

__all__ = ["maak", "toewijzingen", "workspace"]  # fixtures


# What there is to do


def test_elke_termijn_komt_voor_te_laat_vandaag_en_later(workspace: Workspace) -> None:
    te_doen = soorten(werklijst.termijnen(workspace))
    assert te_doen.keys() >= {
        ("302", Urgentie.TE_LAAT),
        ("302", Urgentie.VANDAAG),
        ("302", Urgentie.DEZE_WEEK),
        ("305", Urgentie.TE_LAAT),
        ("305", Urgentie.VANDAAG),
        ("305", Urgentie.DEZE_WEEK),
        ("305", Urgentie.LATER),
        ("306", Urgentie.TE_LAAT),
        ("306", Urgentie.DEZE_WEEK),
        ("307", Urgentie.TE_LAAT),
        ("307", Urgentie.VANDAAG),
        ("307", Urgentie.DEZE_WEEK),
        ("307", Urgentie.LATER),
        ("308", Urgentie.DEZE_WEEK),
        ("afkeur", Urgentie.TE_LAAT),
        ("315", Urgentie.LATER),
        ("besluit-315", Urgentie.TE_LAAT),
        ("besluit-315", Urgentie.DEZE_WEEK),
        ("besluit-317", Urgentie.LATER),
        ("woonplaatsbeginsel", Urgentie.LATER),
        ("verzoek-afgewezen", Urgentie.TE_LAAT),
        ("verlenging", Urgentie.TE_LAAT),
        ("18-jaar", Urgentie.DEZE_WEEK),
        ("verval", Urgentie.LATER),
        ("verwijzing", Urgentie.LATER),
    }


def test_medewerkers_volgen_clienten_en_sommige_volgt_niemand(workspace: Workspace) -> None:
    volgers = {t.medewerker for t in werklijst.termijnen(workspace) if t.client_id is not None}
    assert volgers == {"", *lees("aanbieder")["team"]["medewerkers"]}


def test_van_twee_backoffices_is_bekend_hoe_je_ze_bereikt(workspace: Workspace) -> None:
    bekend = gemeentecontact.contacten(workspace)
    assert bekend.keys() == {"0268", "0225"}
    assert all(een.email.endswith(".example") for een in bekend.values())


def test_een_taak_is_uitgesteld_met_een_notitie(workspace: Workspace) -> None:
    (weg,) = [t for t in werklijst.termijnen(workspace) if t.uitgesteld_tot is not None]
    assert (weg.soort, weg.notitie) == ("306", "Gemaild; de backoffice zoekt het uit")


def test_er_is_vandaag_post_gekomen(workspace: Workspace) -> None:
    vandaag = [o for o in binnen(workspace) if o.ontvangen_op.date() == DONDERDAG]
    assert {o.soort for o in vandaag} == {Berichtsoort.TOEWIJZING, None}  # and a foutbericht


def test_hulp_die_begon_voor_de_301_telt_vanaf_de_ontvangst(workspace: Workspace) -> None:
    al_begonnen = [
        t
        for t in werklijst.termijnen(workspace)
        if t.soort == "305" and "toewijzing pas ontvangen" in t.uitleg
    ]
    assert al_begonnen


def test_van_sommige_starts_is_vastgelegd_dat_ze_later_komen(
    toewijzingen: list[Toewijzing],
) -> None:
    verwachtingen = [t.verwachting for t in toewijzingen if t.verwachting]
    assert any(v.verwacht_op and v.verwacht_op > DONDERDAG for v in verwachtingen)
    assert any(v.verwacht_op is None for v in verwachtingen)


def test_van_iedere_soort_afkeur_is_er_een(workspace: Workspace) -> None:
    rijen = afkeuren.lijst(workspace, alles=True)
    assert {rij.door for rij in rijen} == set(Door)
    assert {(rij.door, rij.stand) for rij in rijen} >= {
        (Door.GEMEENTE, Afkeurstand.OPEN),
        (Door.GEMEENTE, Afkeurstand.ONDERWEG),
        (Door.GEMEENTE, Afkeurstand.OPGELOST),
        (Door.GEMEENTE, Afkeurstand.AFGEHANDELD),
        (Door.VECOZO, Afkeurstand.OPEN),
        (Door.WIJ, Afkeurstand.OPEN),
        (Door.WIJ, Afkeurstand.OPGELOST),
    }
    assert {rij.soort.value for rij in rijen} == {"301", "302", "305", "307"}


# What went out


def test_ons_werk_is_in_iedere_stand(workspace: Workspace) -> None:
    standen = {(v.soort.value, v.status) for v in buiten(workspace)}
    assert standen == {
        ("302", Status.VOORBEREID),
        ("302", Status.KLAAR),
        ("302", Status.GEEXPORTEERD),
        ("302", Status.INGEDIEND),
        ("302", Status.AFGEKEURD_VECOZO),
        ("305", Status.KLAAR),
        ("305", Status.GEEXPORTEERD),
        ("305", Status.INGEDIEND),
        ("305", Status.GOEDGEKEURD),
        ("305", Status.AFGEKEURD),
        ("305", Status.AFGEKEURD_VECOZO),
        ("307", Status.KLAAR),
        ("307", Status.INGEDIEND),
        ("307", Status.GOEDGEKEURD),
        ("307", Status.AFGEKEURD),
        ("315", Status.KLAAR),
        ("315", Status.GOEDGEKEURD),
        ("317", Status.GOEDGEKEURD),
        ("320", Status.INGEDIEND),
        ("323", Status.GOEDGEKEURD),
    }


def test_wat_wij_stuurden_voldoet_aan_het_schema(workspace: Workspace) -> None:
    for verzending in buiten(workspace):
        bericht = decode(verzending.inhoud)
        assert valideer(bericht) == ()
        assert bericht.identificatie == verzending.identificatie


def test_afgekeurde_301_krijgen_een_302_met_codes(workspace: Workspace) -> None:
    codes: Counter[str] = Counter()
    for verzending in buiten(workspace):
        if verzending.status is Status.VOORBEREID:
            retour = decode(verzending.inhoud)
            assert isinstance(retour.header, RetourHeader)
            codes.update(retour.header.retour_codes or ["geen"])
    assert codes.keys() == {"geen", "0001", "0200"}  # all well, CS003, and TR332 further on


def test_codes_van_de_gemeente_en_van_vecozo_zijn_bewaard(workspace: Workspace) -> None:
    with workspace.lezen() as uow:
        codes = uow.berichten.retourcodes([o.bewaard_id for o in binnen(workspace)])
    gezien = {code for rij in codes.values() for _, code in rij}
    assert gezien == {"9326", "9019", "9069", "9074", "9321"}
    vecozo = {v.vecozo_code for v in buiten(workspace) if v.status is Status.AFGEKEURD_VECOZO}
    assert vecozo == {"BRS13", "BRS21", "IB014"}


def test_een_start_is_gecorrigeerd_en_een_ingetrokken(toewijzingen: list[Toewijzing]) -> None:
    intrekkingen = [
        t
        for t in toewijzingen
        if any(m.intrekking and m.soort is Meldingsoort.START for m in t.meldingen)
    ]
    lopend = [t.levering.actuele_start is not None for t in intrekkingen]
    assert Counter(lopend) == {True: 3, False: 1}


def test_een_afgekeurde_start_is_verbeterd(workspace: Workspace) -> None:
    vervangen = {v.vervangt_id for v in buiten(workspace) if v.soort is Berichtsoort.START}
    afgekeurd = {v.id for v in buiten(workspace) if v.status is Status.AFGEKEURD}
    assert len(afgekeurd & vervangen) == 2
    assert afgekeurd - vervangen


def test_hulp_is_gestopt_op_iedere_manier(toewijzingen: list[Toewijzing]) -> None:
    toewijzingen_per_bericht = Counter(
        bericht
        for t in toewijzingen
        for bericht in {m.bericht_id for m in t.meldingen if m.soort is Meldingsoort.STOP}
    )
    assert sorted(toewijzingen_per_bericht.values())[-2:] == [2, 2]
    verder = [t for t in toewijzingen if len(t.levering.starts) == 2]
    assert [t.levering.actuele_start is not None for t in verder] == [True]
    voorgoed = [t for t in toewijzingen if len(t.levering.stops) == 2]
    assert [t.levering.tijdelijke_stop for t in voorgoed] == [None]
    stops = [m for t in toewijzingen for m in t.meldingen if m.soort is Meldingsoort.STOP]
    assert [m.status for m in stops if m.intrekking] == [Status.KLAAR]


def test_een_stop_na_verkorten_stelt_de_reden_van_de_gemeente_voor(workspace: Workspace) -> None:
    redenen = set()
    for termijn in werklijst.termijnen(workspace):
        if termijn.actie is Actie.MELD_STOP:
            assert termijn.toewijzing_id is not None
            form = stoppen.formulier(workspace, termijn.toewijzing_id)
            redenen.add({veld.naam: veld.waarde for veld in form.velden}[REDEN])
    assert redenen == {None, "36"}


def test_wat_op_een_verwijderde_toewijzing_staat_moet_ingetrokken(workspace: Workspace) -> None:
    acties = Counter(t.actie for t in werklijst.termijnen(workspace))
    assert acties[Actie.TREK_IN] == 1


def test_declareren_heeft_van_alles_iets(workspace: Workspace) -> None:
    gedaan = declaraties.lijst(workspace)
    assert len({rij.maand for rij in gedaan}) == 2
    assert all(rij.toegekend is not None and rij.klopt for rij in gedaan)
    assert declaraties.afgekeurd(workspace)
    voorstel = voorstellen.stel(workspace, date(2026, 3, 1))
    lijnen = [lijn for declaratie in voorstel.declaraties for lijn in declaratie.lijnen]
    assert {b.regel for lijn in lijnen for b in lijn.bevindingen} == {"TR321"}
    assert any(lijn.regel.crediteert for lijn in lijnen)


# What was asked


def test_van_iedere_uitkomst_van_een_verzoek_is_er_een(workspace: Workspace) -> None:
    gevraagd = verzoeken.met_uitkomsten(workspace)
    assert Counter((een.verzoek.soort.value, een.stand) for een in gevraagd) == {
        ("315", "klaar"): 1,
        ("315", "in_behandeling"): 2,
        ("315", "in_onderzoek"): 1,
        ("315", "afgewezen"): 3,
        ("315", "toegewezen"): 2,
        ("317", "in_behandeling"): 1,
        ("317", "toegewezen"): 1,
    }
    redenen = {een.verzoek.reden_afwijzing: een.verzoek.andere_gemeente for een in gevraagd}
    assert redenen == {None: None, "4": None, "7": None, "8": "0202"}
    per_bericht = Counter(een.verzoek.bericht_id for een in gevraagd)
    assert max(per_bericht.values()) == 2  # one 315 asked two products


def test_wat_is_toegewezen_is_minder_korter_of_zoals_gevraagd(workspace: Workspace) -> None:
    uitkomsten = [u for een in verzoeken.met_uitkomsten(workspace) for u in een.uitkomsten]
    anders = [{v.wat for v in u.verschillen} for u in uitkomsten if u.verschillen]
    assert anders == [{"Omvang", "Tot en met"}]
    assert sum(u.zoals_gevraagd for u in uitkomsten) == 2


def test_er_is_een_keer_gevraagd_wat_niet_in_het_contract_past(workspace: Workspace) -> None:
    toch = {
        een.verzoek.reden_afwijzing: [o.afspraak for o in een.overrulingen]
        for een in verzoeken.met_uitkomsten(workspace)
        if een.overrulingen
    }
    assert toch == {"4": ["contract"]}


def test_een_verzoek_ligt_half_af(workspace: Workspace) -> None:
    (half,) = concepten.lijst(workspace)
    assert half.concept.stap == "producten"


def test_verwijzingen_een_met_een_scan_en_een_die_verliep(workspace: Workspace) -> None:
    ids = [dossier.client.id for dossier in alles(workspace) if dossier.client]
    stukken = [een for id_ in ids if id_ for een in verwijzingen.dossier(workspace, id_)]
    met_scan = [een for een in stukken if een.bijlagen]
    assert [bijlage.soort for een in met_scan for bijlage in een.bijlagen] == [scans.PDF]
    verlopen = [
        een.verwijzing
        for een in stukken
        if een.verwijzing.geldig_tot is not None and een.verwijzing.geldig_tot < DONDERDAG
    ]
    assert len(verlopen) == 1
