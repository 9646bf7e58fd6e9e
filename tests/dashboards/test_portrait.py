"""The portrait of a township or department: what its tables and sentences say, without a browser."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.paths import Home
from dashboards import formatting as fmt
from dashboards import view
from dashboards.components import portrait, portrait_index
from dashboards.components.portrait_sheets import sheets_of, strips_of
from dashboards.figures import portrait_titles as titles
from dashboards.figures.strips import strips
from dashboards.figures.titles import movement
from dashboards.queries import commitments, context
from dashboards.queries import portrait as queries
from dashboards.queries.pool import Pool, Snapshot, rows_of
from dashboards.view import View
from tests.dashboards.claims_snapshot import snapshot_of
from tests.dashboards.fixture_snapshot import publish
from tests.dashboards.test_figures import ABSENT, drawn_values, hatched, row

TOWN, OTHER = "519921101", "519921102"


@pytest.fixture(scope="module")
def pool(filled_home: Home) -> Pool:
    return Pool(filled_home)


def seen(pool: Pool, subject: str, **chosen: str) -> View:
    return view.read(pool, {"subject": subject, **chosen}, "/portrait")


def test_the_middle_of_peers_leaves_the_subject_itself_out(snapshot: Snapshot) -> None:
    day = context.as_of_dates(snapshot)[-1]
    rows = rows_of(queries.peers(snapshot, day, "township", TOWN))
    told = {one["indicator_code"]: one for one in rows}
    others = rows_of(
        snapshot.frame(
            "select value from marts.fct_indicator_values where indicator_code = 'I20' and as_of = $day"
            " and subject_kind = 'township' and subject_code != $town and status = 'measured' order by value",
            day=day,
            town=TOWN,
        )
    )
    assert told["I20"]["peers"] == len(others) == 6
    middle = (others[2]["value"] + others[3]["value"]) / 2
    assert told["I20"]["peer_median"] == pytest.approx(middle)
    assert (told["I14"]["peers"], told["I14"]["peer_median"]) == (0, None)


def test_a_department_is_asked_about_what_rests_on_its_tables_and_a_township_about_its_own(
    pool: Pool,
) -> None:
    of_department = portrait.read(seen(pool, "emergency")).reconciliations
    assert [(one["reconciliation_code"], one["subject_code"]) for one in of_department] == [("X01", "519921")]
    of_town = portrait.read(seen(pool, TOWN)).reconciliations
    assert [(one["subject_code"], one["difference"]) for one in of_town] == [(TOWN, -12)]
    assert portrait.read(seen(pool, "water")).reconciliations == []
    assert portrait.read(seen(pool, "519921100")).reconciliations == []


def test_responsible_is_who_has_the_code_whatever_the_name_says() -> None:
    made = snapshot_of(
        {
            "dim_commitment_bodies": [
                {"commitment_code": "1", "subject_kind": "department", "subject_code": "water"},
                {"commitment_code": "2", "subject_kind": "department", "subject_code": "emergency"},
                {"commitment_code": "2", "subject_kind": "department", "subject_code": "water"},
                {"commitment_code": "3", "subject_kind": "township", "subject_code": "water"},
            ]
        }
    )
    assert commitments.given_to(made, "department", "water") == {"1", "2"}
    assert commitments.given_to(made, "department", "fire_rescue") == set()


def test_a_commitment_given_to_several_is_each_ones_own(pool: Pool) -> None:
    assert [one["commitment_code"] for one in portrait.read(seen(pool, OTHER)).commitments] == [
        "清人常审〔2023〕2号"
    ]
    assert len(portrait.read(seen(pool, "water")).commitments) == 2


def test_problems_are_those_that_the_county_s_data_supports_where_the_subject_is_short_too(
    pool: Pool,
) -> None:
    told = portrait.read(seen(pool, TOWN))
    own = {one["indicator_code"]: one for one in told.own}
    for one in told.problems:
        assert fmt.verdict(own[one["figure_code"]]).key == "short"
        assert one["value"] == own[one["figure_code"]]["value"]
    assert {one["problem_code"] for one in told.problems} <= {"P05"}
    short = [code for code in ("519921100", TOWN, OTHER) if _is_short(pool, code)]
    assert [code for code in ("519921100", TOWN, OTHER) if portrait.read(seen(pool, code)).problems] == short


def _is_short(pool: Pool, code: str) -> bool:
    own = portrait.read(seen(pool, code)).own
    return any(one["indicator_code"] == "I20" and fmt.verdict(one).key == "short" for one in own)


def test_the_wall_is_the_owner_s_year_up_to_the_date(pool: Pool) -> None:
    wall = portrait.read(seen(pool, "emergency")).wall
    assert [one["state"] for one in wall if one["export_code"] == "F04"] == [
        "late", "missing", "returned", "on_time",
    ]  # fmt: skip
    assert titles.delivered(wall) == "一年来应报8次：按时2次、迟报2次、缺报2次、退回2次"
    assert [one["state"] for one in portrait.read(seen(pool, TOWN)).wall] == ["missing"]
    assert portrait.read(seen(pool, OTHER)).wall == []
    assert titles.delivered([]) == "一年来没有由它单独报送的报表"


def test_cells_are_those_of_the_owner_s_deliveries(pool: Pool) -> None:
    cells = portrait.read(seen(pool, "emergency")).cells
    assert {one["severity"] for one in cells} == {"rejected", "doubtful"}
    assert cells[0]["severity"] == "rejected"
    assert portrait.read(seen(pool, "water")).cells == []


def test_a_snapshot_of_an_older_version_gives_empty_frames(tmp_path_factory: pytest.TempPathFactory) -> None:
    home = Home(tmp_path_factory.mktemp("old"))
    publish(home, "20240101-000000-old", is_old=True)
    told = portrait.read(seen(Pool(home), TOWN))
    assert told.own and told.score is None
    assert [told.findings, told.reconciliations, told.commitments, told.problems, told.wall] == [[]] * 5


def test_every_table_that_is_shown_can_be_taken_away_under_a_name_of_its_own(pool: Pool) -> None:
    for subject in (TOWN, "emergency", "water"):
        names = [sheet.name for sheet in sheets_of(seen(pool, subject), portrait.read(seen(pool, subject)))]
        assert len(names) == len(set(names)) >= 10


def test_strips_of_many_figures_are_several_charts_and_none_is_lost() -> None:
    for count in (0, 1, 24, 25, 35, 60):
        rows = [row(1.0, indicator_code=f"I{at:02}") for at in range(count)]
        made = strips_of(rows)
        assert [one for _, members in made for one in members] == rows
        assert all(len(members) <= 24 for _, members in made)
        assert [name for name, _ in made] == ["peers", "peers-2", "peers-3"][: max(1, -(-count // 24))]


def test_the_index_lists_everybody_in_the_order_of_the_registers(pool: Pool) -> None:
    towns, departments = portrait_index.sheets_of(view.read(pool, {}, "/portrait"))
    assert [one["subject_name"] for one in towns.rows][:2] == ["城关镇", "白鹤镇"]
    assert [one["subject_code"] for one in departments.rows] == [
        "emergency", "education", "water", "natural_resources",
    ]  # fmt: skip
    assert [one["late"] for one in departments.rows] == [2, None, None, None]
    unscored = next(one for one in towns.rows if one["subject_code"] == "519921105")
    assert (unscored["score"], unscored["rank_word"], unscored["band_word"]) == (None, "", "—")


def beside(value: float | None, middle: float | None, peers: int, **changed: Any) -> dict[str, Any]:
    """A row of the values query beside its peers."""
    return {**row(value, **changed), "peers": peers, "peer_median": middle}


numbers = st.floats(0, 100).map(lambda value: round(value, 2))


@given(value=numbers, middle=numbers, direction=st.sampled_from(["up", "down"]))
def test_without_an_interval_a_value_is_ahead_when_it_is_better_to_one_decimal(
    value: float, middle: float, direction: str
) -> None:
    placed = titles.placing(beside(value, middle, 6, direction=direction))
    gap = (round(value, 1) - round(middle, 1)) * (1 if direction == "up" else -1)
    assert placed == ("ahead" if gap > 0 else "behind" if gap < 0 else "even")


@given(value=numbers, middle=numbers, width=st.floats(0, 30))
def test_inside_its_interval_a_value_is_neither_ahead_nor_behind(
    value: float, middle: float, width: float
) -> None:
    one = beside(value, middle, 6, interval_low=value - width, interval_high=value + width)
    placed = titles.placing(one)
    if abs(value - middle) <= width:
        assert placed == "even"
    else:
        assert placed == ("ahead" if value > middle else "behind")


@pytest.mark.parametrize(
    "one",
    [
        beside(None, 50.0, 6),
        beside(50.0, None, 0),
        beside(50.0, 60.0, 1),
        beside(50.0, 60.0, 6, direction="band"),
    ],
)
def test_what_cannot_be_compared_is_not(one: dict[str, Any]) -> None:
    assert titles.placing(one) == "alone"


@given(pairs=st.lists(st.tuples(st.one_of(st.none(), numbers), numbers), min_size=1, max_size=8))
def test_the_title_of_the_strips_adds_up(pairs: list[tuple[float | None, float]]) -> None:
    rows = [
        beside(value, middle, 6, name_zh=f"指标甲{at}") for at, (value, middle) in enumerate(pairs, start=1)
    ]
    said = titles.peers(rows, "township")
    placed = [titles.placing(one) for one in rows]
    compared = len(placed) - placed.count("alone")
    if not compared:
        assert said == "没有可与其他乡镇比较的指标"
        return
    assert f"{compared}项可与其他乡镇相比" in said
    assert f"好于中位数{placed.count('ahead')}项" in said and f"不如中位数{placed.count('behind')}项" in said
    named = [one["name_zh"] for one, where in zip(rows, placed, strict=True) if where == "behind"]
    assert all(name in said for name in named[:3])
    assert ("不如中位数的" in said) == bool(named)


scored = st.one_of(st.none(), st.floats(0, 100))


@given(given_scores=st.lists(scored, min_size=1, max_size=8))
def test_the_title_of_the_dimensions_names_the_lowest(given_scores: list[float | None]) -> None:
    rows = [
        {"dimension_code": f"D{at}", "dimension_zh": f"维度{at}甲", "score": score}
        for at, score in enumerate(given_scores, start=1)
    ]
    said = titles.dimensions(rows)
    known = [score for score in given_scores if score is not None]
    if not known:
        assert said == "各维度有据的指标不足，都不评分"
        return
    assert f"维度{given_scores.index(min(known)) + 1}甲（{min(known):.1f}）" in said
    missing = len(given_scores) - len(known)
    assert (f"{missing}个维度有据不足" in said) == (missing > 0)


@given(pairs=st.lists(st.tuples(numbers, numbers), min_size=1, max_size=12))
def test_what_moved_most_is_what_moved_furthest_in_each_way(pairs: list[tuple[float, float]]) -> None:
    rows = [
        row(value, previous=previous, indicator_code=f"I{at:02}")
        for at, (value, previous) in enumerate(pairs)
    ]
    shown = titles.moved_most(rows, 4)
    ways = {way: [one for one in rows if movement(one) == way] for way in ("better", "worse")}
    assert len(shown) == min(4, sum(len(moved) for moved in ways.values()))
    for moved in ways.values():
        gaps = sorted((gap(one) for one in moved), reverse=True)
        own = [gap(one) for one in shown if one in moved]
        assert own == gaps[: len(own)]
        assert len(own) >= min(2, len(moved))


def gap(one: dict[str, Any]) -> float:
    return float(abs(round(one["value"] - one["previous"], 1)))


def test_nothing_to_ask_is_said() -> None:
    assert titles.to_ask([], [], 0, 0) == "没有需要问的"
    found = [{"severity": "high"}, {"severity": "low"}]
    assert (
        titles.to_ask(found, [{}], 2, 1)
        == "2处建议核实（1处程度高）；有1件事两张表对不上；负责的事项有2项已过期限而未了结；与1个调研问题有关"
    )


def link(one: dict[str, Any]) -> str:
    return f"#{one['subject_code']}"


@pytest.mark.parametrize("status", ABSENT)
def test_a_strip_without_a_value_is_hatched_over_its_whole_length_and_never_zero(status: str) -> None:
    rows = [
        row(60.0, indicator_code="I01", name_zh="甲率"),
        row(None, indicator_code="I02", name_zh="乙率", status=status),
    ]
    peers = [row(30.0, indicator_code="I01"), row(0.0, indicator_code="I02", subject_code="2")]
    figure = strips(rows, peers, link)
    [gap] = hatched(figure)
    assert list(gap.y) == ["I02 乙率"] and list(gap.x) == [1.0]
    assert fmt.VERDICTS[status].word in gap.text[0]
    own = figure.data[-1]
    assert list(own.y) == ["I01 甲率"] and list(own.x) == [0.6]
    assert 0.3 in drawn_values(figure, "x") and 0.0 in drawn_values(figure, "x")


def test_every_peer_with_a_value_is_a_dot_however_many_there_are() -> None:
    peers = [row(float(at), indicator_code="I17", subject_code=str(at)) for at in range(40)]
    peers.append(row(None, indicator_code="I17", subject_code="none"))
    figure = strips([row(50.0, indicator_code="I17")], peers, link)
    [dots] = [
        trace for trace in figure.data if trace.type == "scatter" and trace.marker.symbol == "circle-open"
    ]
    assert list(dots.x) == [at / 100 for at in range(40)]
    assert figure.layout.xaxis.range[0] == 0
