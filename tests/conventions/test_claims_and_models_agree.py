"""Problems and pairs of claims name declared figures, and supporting figures and their models name each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from catalogue.claims import ClaimPair, Comparison, Problem
from catalogue.loader import (
    claim_pairs,
    code_lists,
    commitments,
    contracts,
    indicators,
    measures,
    problems,
    rules,
)
from catalogue.paths import DBT_PROJECT, ROOT
from muster.commitments import Commitments
from muster.told_claims import claim_rows

MODELS = DBT_PROJECT / "models"
ACCUSING = ("违法违纪", "造假", "虚假", "弄虚作假", "瞒报", "骗取")
ACCUSING_IN_ENGLISH = re.compile(r"fraud|fake|falsif|fabricat|conceal|cheat|unlawful", re.IGNORECASE)


def comparisons() -> Iterator[tuple[str, Comparison]]:
    """Every declared comparison with the code that it belongs to."""
    for declared in (problems(), claim_pairs(), commitments()):
        for code, one in declared.items():
            yield from ((code, test) for test in one.tests)


def test_the_survey_has_its_problems_pairs_and_recommendations() -> None:
    assert list(problems()) == [f"P{number:02}" for number in range(1, 26)]
    assert list(claim_pairs()) == [f"C{number:02}" for number in range(1, 7)]
    assert list(commitments()) == [f"S{number:02}" for number in range(1, 17)]


@pytest.mark.parametrize("folder", ["problems", "commitments", "measures"])
def test_a_file_is_named_after_its_code(folder: str) -> None:
    for path in (ROOT / "catalogue" / folder).glob("*.yml"):
        assert path.read_text(encoding="utf-8").startswith(f"code: {path.stem}\n"), path.name


def test_a_comparison_names_a_declared_figure_and_declared_exports() -> None:
    declared = {*indicators(), *measures(), *rules()}
    for code, test in comparisons():
        assert test.figure is None or test.figure in declared, code
        assert set(test.exports) <= set(contracts()), code


def test_what_is_held_against_a_target_has_one_or_a_reference_line() -> None:
    aimless = [
        f"{code} {test.figure}"
        for code, test in comparisons()
        if test.figure and test.compare in {"misses", "meets"} and test.line is None
        if not _has_target(test.figure)
    ]
    assert aimless == []


def _has_target(figure: str) -> bool:
    if figure[0] != "I":
        return False
    target = indicators()[figure].target
    return target.value is not None or (target.low is not None and target.high is not None)


def test_a_reference_line_stands_only_where_the_catalogue_has_no_target() -> None:
    doubled = [
        f"{code} {test.figure}"
        for code, test in comparisons()
        if test.figure and test.line is not None and _has_target(test.figure)
    ]
    assert doubled == []


def test_a_figure_has_one_reference_line_wherever_it_is_compared() -> None:
    lines: dict[str, set[float]] = {}
    for _, test in comparisons():
        if test.figure and test.line is not None:
            lines.setdefault(test.figure, set()).add(test.line)
    assert {figure: line for figure, line in lines.items() if len(line) > 1} == {}


def test_the_farthest_township_is_asked_of_indicators_that_townships_have() -> None:
    for code, test in comparisons():
        if test.over == "every_township":
            assert test.figure in indicators() and "township" in indicators()[test.figure].grains, code


def test_a_problem_has_a_comparison_that_settles_it() -> None:
    for code, one in {**problems(), **claim_pairs()}.items():
        assert any(test.compare or test.awaits_zh for test in one.tests), code
        assert all(test.than != "baseline" for test in one.tests), code


def test_pairs_and_recommendations_name_declared_problems() -> None:
    for pair in claim_pairs().values():
        assert set(pair.problems) <= set(problems()), pair.code
    for commitment in commitments().values():
        assert set(commitment.problems) <= set(problems()), commitment.code


def test_every_supporting_figure_has_its_model_and_every_model_its_declaration() -> None:
    declared = [measure.model for measure in measures().values()]
    assert len(declared) == len(set(declared))
    assert set(declared) == {path.stem for path in MODELS.rglob("mea_*.sql")}
    assert [m.code for m in measures().values() if m.model != f"mea_{m.measure}"] == []


def test_the_union_gives_each_supporting_figure_the_code_of_its_declaration() -> None:
    union = (MODELS / "claims" / "measures" / "int_measure_records.sql").read_text(encoding="utf-8")
    pairs = re.findall(r"'(M\d{2})' as measure_code,\s+\*\s+from \{\{ ref\('(mea_\w+)'\) \}\}", union)
    assert sorted(pairs) == sorted((measure.code, measure.model) for measure in measures().values())


def test_a_supporting_figure_asks_the_regions_of_the_indicator_beside_it() -> None:
    for measure in measures().values():
        [path] = MODELS.rglob(f"{measure.model}.sql")
        asked = re.findall(r"by_subject\('\w+', '(I\d{2})'\)", path.read_text(encoding="utf-8"))
        assert asked == [measure.beside], measure.code


def test_every_supporting_figure_is_used_and_has_a_unit_test() -> None:
    assert {test.figure for _, test in comparisons() if test.figure} >= set(measures())
    tests = (MODELS / "claims" / "measures" / "_measures__unit_tests.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"model: (mea_\w+)", tests)) == {measure.model for measure in measures().values()}


def test_the_answers_that_the_model_gives_are_those_of_the_code_list() -> None:
    sql = (MODELS / "claims" / "int_problem_answers.sql").read_text(encoding="utf-8")
    given = set(re.findall(r"(?:then|else) '(\w+)'", sql))
    assert given == {entry.code for entry in code_lists()["problem_answer"].entries}


def test_the_machine_is_told_every_comparison_in_order() -> None:
    told = [
        (row["code"], row["test_no"], row["figure_code"]) for row in claim_rows(Commitments())["comparisons"]
    ]
    declared = [
        (code, number, test.figure)
        for code, one in {**problems(), **claim_pairs(), **commitments()}.items()
        for number, test in enumerate(one.tests, 1)
    ]
    assert told == declared


def test_what_is_said_of_problems_does_not_accuse() -> None:
    said = [
        *((one.code, text) for one in problems().values() for text in (one.name_zh, one.problem_zh)),
        *((one.code, text) for one in claim_pairs().values() for text in (one.claim_zh, one.counter_zh)),
    ]
    assert [(code, text) for code, text in said if any(word in text for word in ACCUSING)] == []
    english = [text for one in (*problems().values(), *claim_pairs().values()) for text in _english(one)]
    assert [text for text in english if ACCUSING_IN_ENGLISH.search(text)] == []


def _english(one: Problem | ClaimPair) -> list[str]:
    return [text for name, text in one.model_dump().items() if name.endswith("_en")]


def test_the_states_that_the_model_gives_are_those_of_the_code_list() -> None:
    sql = (MODELS / "marts" / "claims" / "fct_commitments.sql").read_text(encoding="utf-8")
    given = set(re.findall(r"(?:then|else) '(\w+)'", sql))
    assert given == {entry.code for entry in code_lists()["commitment_state"].entries}


def test_what_rests_on_papers_alone_says_which() -> None:
    papers = {code for code, one in commitments().items() if not one.tests}
    assert papers == {"S03"}
    assert commitments()["S03"].evidence_zh


def test_the_page_of_commitments_has_every_recommendation_and_every_state() -> None:
    page = (ROOT / "docs" / "commitments.md").read_text(encoding="utf-8")
    assert re.findall(r"^### (S\d{2}) ", page, re.MULTILINE) == list(commitments())
    assert all(entry.zh in page for entry in code_lists()["commitment_state"].entries)
