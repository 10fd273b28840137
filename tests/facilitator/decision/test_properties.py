"""What must hold for every workshop (project notes on scoring, section 9)."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from facilitator.decision.cells import mean_cells
from facilitator.decision.disagreement import cells_of, matters, shared_order, talk_list
from facilitator.decision.draws import Setting
from facilitator.decision.ranking import borda, competition_ranks, kendall_w, mean_spearman, top_k
from facilitator.decision.robustness import Run, rank_acceptability, top_k_probability
from facilitator.decision.value import everyones_totals, group_values, totals, value
from facilitator.decision.weights import mean_weights, normalise, rank_order_centroid, rank_sum
from tests.facilitator.decision.strategies import Workshop, workshops

SETTINGS = st.sampled_from(list(Setting))
FEW = settings(max_examples=40, deadline=None)
MANY = settings(max_examples=100, deadline=None)


@given(workshops(), st.data())
@MANY
def test_adding_or_striking_a_service_leaves_the_totals_of_the_others(
    workshop: Workshop, data: st.DataObject
) -> None:
    kept = data.draw(st.lists(st.sampled_from(workshop.services), unique=True))
    everything = totals(group_values(workshop.scores, workshop.services, workshop.criteria, workshop.weights))
    fewer = totals(group_values(workshop.scores, kept, workshop.criteria, workshop.weights))
    assert fewer == {service: total for service, total in everything.items() if service in kept}


@given(workshops(), st.randoms(use_true_random=False), SETTINGS)
@FEW
def test_the_order_of_people_services_and_criteria_is_irrelevant(
    workshop: Workshop, shuffler: object, setting: Setting
) -> None:
    shuffle = shuffler.shuffle  # type: ignore[attr-defined]
    people = {person: 100 - person for person in workshop.persons}
    entries = [((people[p], s, c), score) for (p, s, c), score in workshop.scores.items()]
    services, criteria = list(workshop.services), list(workshop.criteria)
    shuffle(entries)
    shuffle(services)
    shuffle(criteria)
    scores = dict(entries)
    before = totals(group_values(workshop.scores, workshop.services, workshop.criteria, workshop.weights))
    after = totals(group_values(scores, services, criteria, workshop.weights))
    assert after == pytest.approx(before)
    assert competition_ranks(after) == competition_ranks(before)
    cells = mean_cells(workshop.scores, workshop.services, workshop.criteria)
    shuffled = mean_cells(scores, services, criteria)
    assert cells == shuffled
    assert top_k_probability(
        cells, workshop.weights, workshop.criteria, 2, setting, Run(draws=40)
    ) == top_k_probability(shuffled, workshop.weights, criteria, 2, setting, Run(draws=40))
    found = {(one.leaves, one.enters) for one in matters(scores, services, criteria, workshop.weights, 2)}
    same = matters(workshop.scores, workshop.services, workshop.criteria, workshop.weights, 2)
    assert found == {(one.leaves, one.enters) for one in same}


@given(workshops())
@MANY
def test_parts_sum_to_the_total(workshop: Workshop) -> None:
    for found in group_values(
        workshop.scores, workshop.services, workshop.criteria, workshop.weights
    ).values():
        if found.total is None:
            assert not found.parts
            assert found.answered_weight == 0
        else:
            assert sum(found.parts.values()) == pytest.approx(found.total)
            assert -1e-9 <= found.total <= 100 + 1e-9
            assert 0 < found.answered_weight <= 1
        assert found.provisional == (found.answered_weight < 0.8 - 1e-9)


@given(workshops(people=1))
@MANY
def test_a_blank_never_acts_as_zero(workshop: Workshop) -> None:
    """Leaving a criterion blank everywhere is the same as not having it, and the mean of the rest is kept."""
    blank = workshop.criteria[-1]
    scores = {key: score for key, score in workshop.scores.items() if key[2] != blank}
    rest = workshop.criteria[:-1]
    assume(any(workshop.weights[name] for name in rest))
    with_blank = totals(group_values(scores, workshop.services, workshop.criteria, workshop.weights))
    without = totals(group_values(scores, workshop.services, rest, workshop.weights))
    assert with_blank == pytest.approx(without)


@given(workshops(), st.integers(1, 5))
@MANY
def test_blanks_in_a_constant_table_change_nothing(workshop: Workshop, score: int) -> None:
    """If every answer given is the same, every total is that answer, whatever was left blank."""
    scores = dict.fromkeys(workshop.scores, score)
    for total in totals(
        group_values(scores, workshop.services, workshop.criteria, workshop.weights)
    ).values():
        assert total == pytest.approx(25 * (score - 1))


@given(workshops(), st.integers(0, 6), SETTINGS)
@FEW
def test_probabilities_sum_to_k(workshop: Workshop, k: int, setting: Setting) -> None:
    cells = mean_cells(workshop.scores, workshop.services, workshop.criteria)
    found = top_k_probability(cells, workshop.weights, workshop.criteria, k, setting, Run(draws=40))
    assert found is not None
    assert sum(one.probability for one in found.values()) == pytest.approx(min(k, len(found)))
    assert all(0 <= one.percent <= 100 for one in found.values())


@given(workshops(), SETTINGS)
@FEW
def test_rank_acceptability_rows_and_columns_sum_to_one(workshop: Workshop, setting: Setting) -> None:
    cells = mean_cells(workshop.scores, workshop.services, workshop.criteria)
    found = rank_acceptability(cells, workshop.weights, workshop.criteria, setting, Run(draws=40))
    chance = top_k_probability(cells, workshop.weights, workshop.criteria, 2, setting, Run(draws=40))
    assert found is not None
    assert chance is not None
    for row in found.values():
        assert sum(row) == pytest.approx(1)
    for column in zip(*found.values(), strict=True):
        assert sum(column) == pytest.approx(1)
    for service, row in found.items():
        assert sum(row[:2]) == pytest.approx(chance[service].probability)


@given(workshops(), SETTINGS, st.integers(0, 9))
@FEW
def test_same_seed_same_percent(workshop: Workshop, setting: Setting, seed: int) -> None:
    cells = mean_cells(workshop.scores, workshop.services, workshop.criteria)

    def run() -> object:
        return top_k_probability(
            cells, workshop.weights, workshop.criteria, 2, setting, Run(draws=40, seed=seed)
        )

    assert run() == run()


@given(workshops(), SETTINGS)
@FEW
def test_twins_share_rank_and_probability(workshop: Workshop, setting: Setting) -> None:
    original = workshop.services[0]
    twin = 99
    copies = {(p, twin, c): score for (p, s, c), score in workshop.scores.items() if s == original}
    scores, services = workshop.scores | copies, (*workshop.services, twin)
    found = totals(group_values(scores, services, workshop.criteria, workshop.weights))
    assume(original in found)
    ranks = competition_ranks(found)
    assert ranks[original] == ranks[twin]
    cells = mean_cells(scores, services, workshop.criteria)
    chance = top_k_probability(cells, workshop.weights, workshop.criteria, 1, setting, Run(draws=40))
    assert chance is not None
    assert chance[original].probability == pytest.approx(chance[twin].probability)
    best = top_k(found, 1)
    assert (original in best.possible) == (twin in best.possible)


@given(workshops(), SETTINGS)
@FEW
def test_a_service_better_at_everything_is_ahead_under_all_weights(
    workshop: Workshop, setting: Setting
) -> None:
    cells: dict[int, dict[str, float]] = dict(
        mean_cells(workshop.scores, workshop.services, workshop.criteria)
    )
    cells[99] = dict.fromkeys(workshop.criteria, 5.0)
    assume(all(score < 5 for service, row in cells.items() if service != 99 for score in row.values()))
    chance = top_k_probability(cells, workshop.weights, workshop.criteria, 1, setting, Run(draws=40))
    assert chance is not None
    assert chance[99].percent == 100


@given(workshops(people=1))
@MANY
def test_one_person_gives_no_disagreement_figure(workshop: Workshop) -> None:
    cells = cells_of(workshop.scores, workshop.services, workshop.criteria)
    assert all(cell.variance is None and cell.range is None and not cell.flagged for cell in cells)
    assert talk_list(cells, workshop.weights, workshop.criteria) == ()
    assert shared_order(workshop.scores, workshop.services, workshop.criteria, workshop.weights).rho is None
    assert matters(workshop.scores, workshop.services, workshop.criteria, workshop.weights, 2) == ()
    assert kendall_w(everyones_totals(workshop.scores, workshop.services, workshop.criteria)) is None


@given(st.permutations(range(5)), st.integers(2, 6))
@MANY
def test_identical_rankings_agree_fully(order: list[int], people: int) -> None:
    row = {item: float(place) for place, item in enumerate(order)}
    everyone = dict.fromkeys(range(people), row)
    assert kendall_w(everyone) == pytest.approx(1)
    assert mean_spearman(everyone) == pytest.approx(1)


@given(st.lists(st.permutations(range(5)), min_size=2, max_size=6))
@MANY
def test_mean_spearman_follows_from_w(orders: list[list[int]]) -> None:
    """Kendall 1948: without ties the mean Spearman correlation is (mW - 1) / (m - 1)."""
    rows = {
        person: {item: float(place) for place, item in enumerate(order)}
        for person, order in enumerate(orders)
    }
    concordance, mean, m = kendall_w(rows), mean_spearman(rows), len(rows)
    assert concordance is not None
    assert mean == pytest.approx((m * concordance - 1) / (m - 1))


@given(st.lists(st.dictionaries(st.integers(0, 4), st.integers(1, 5).map(float), min_size=1), max_size=6))
@MANY
def test_every_ballot_has_the_same_borda_points(ballots: list[dict[int, float]]) -> None:
    assert sum(borda(ballots, range(5)).values()) == pytest.approx(10 * len(ballots))


@given(st.dictionaries(st.text(max_size=3), st.integers(1, 6).map(float), min_size=1, max_size=7))
@MANY
def test_rank_weights_sum_to_one_and_keep_the_order(ranks: dict[str, float]) -> None:
    for weights in (rank_sum(ranks), rank_order_centroid(ranks)):
        assert sum(weights.values()) == pytest.approx(1)
        for one, other in zip(ranks, list(ranks)[1:], strict=False):
            assert (ranks[one] < ranks[other]) == (weights[one] > weights[other] + 1e-12)


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.integers(0, 100).map(float)), max_size=5))
@MANY
def test_mean_weights_sum_to_one(given_weights: list[dict[str, float]]) -> None:
    found = mean_weights(dict(enumerate(given_weights)), "abc")
    assert sum(found.weights.values()) == pytest.approx(1)
    for name, spread in found.spread.items():
        assert spread.low - 1e-9 <= found.weights[name] <= spread.high + 1e-9


@given(workshops(), st.floats(0.01, 1000))
@MANY
def test_only_the_proportions_of_the_weights_count(workshop: Workshop, factor: float) -> None:
    scaled = {name: factor * weight for name, weight in workshop.weights.items()}
    assert normalise(scaled, workshop.criteria) == pytest.approx(
        normalise(workshop.weights, workshop.criteria)
    )


@given(workshops(blanks=False), st.data())
@MANY
def test_a_higher_score_never_lowers_the_total(workshop: Workshop, data: st.DataObject) -> None:
    cells = mean_cells(workshop.scores, workshop.services, workshop.criteria)[workshop.services[0]]
    name = data.draw(st.sampled_from(workshop.criteria))
    higher = cells | {name: data.draw(st.floats(cells[name], 5))}
    before, after = (value(row, workshop.weights, workshop.criteria).total for row in (cells, higher))
    assert before is not None
    assert after is not None
    assert after >= before - 1e-9
