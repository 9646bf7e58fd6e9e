"""What the machine is told of claims: the survey's problems and commitments, and their comparisons that answer them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from catalogue.claims import ClaimPair, Commitment, Comparison, Measure, Problem
from catalogue.loader import claim_pairs, commitments, measures, problems
from muster.commitments import Commitments, Given, Own, told_of

Rows = list[dict[str, Any]]
SHARED = ("name", "claim", "source")


def claim_rows(section: Commitments) -> dict[str, Rows]:
    """Rows of every raw table that claims decide: measures, problems, commitments, and their comparisons."""
    stated: list[Problem | ClaimPair] = [*problems().values(), *claim_pairs().values()]
    tests = {one.code: one.tests for one in (*stated, *commitments().values())}
    return {
        "catalogue_measures": [_measure(measure) for measure in measures().values()],
        "catalogue_problems": [_problem(one) for one in stated],
        **comparison_rows(tests | {code: own.tests for code, own in section.own.items()}),
        "commitments_told": [
            *(
                _commitment(one, told_of(section, section.each.get(code)))
                for code, one in commitments().items()
            ),
            *(_own(code, own, told_of(section, own)) for code, own in section.own.items()),
        ],
        "commitment_words": [
            {"code": code, "group_no": number, "word": word}
            for code, one in commitments().items()
            for number, group in enumerate(one.words, 1)
            for word in group
        ],
        "settings_opinions": [
            {"opinion_no": number, "code": code} for number, code in section.opinions.items()
        ],
    }


def comparison_rows(tests: Mapping[str, Sequence[Comparison]]) -> dict[str, Rows]:
    """Code → comparisons, as rows of comparisons (test_no from 1) and comparison_exports (of awaited columns)."""
    numbered = [(code, number, test) for code, ones in tests.items() for number, test in enumerate(ones, 1)]
    return {
        "comparisons": [_comparison(code, number, test) for code, number, test in numbered],
        "comparison_exports": list(_awaited(numbered)),
    }


def _comparison(code: str, number: int, test: Comparison) -> dict[str, Any]:
    return {
        "code": code,
        "test_no": number,
        "figure_code": test.figure,
        "compare": test.compare,
        "than": test.than if isinstance(test.than, float) else None,
        "than_baseline": test.than == "baseline",
        "line": test.line,
        "line_zh": test.line_zh,
        "line_en": test.line_en,
        "reach": test.over,
        "awaits_zh": test.awaits_zh or None,
        "awaits_en": test.awaits_en or None,
    }


def _awaited(numbered: Sequence[tuple[str, int, Comparison]]) -> Iterator[dict[str, Any]]:
    for code, number, test in numbered:
        for export in test.exports:
            yield {"code": code, "test_no": number, "export_code": export}


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        **measure.model_dump(exclude={"caveats_zh", "caveats_en"}),
        "caveats_zh": "；".join(measure.caveats_zh),
        "caveats_en": "\n".join(measure.caveats_en),
    }


def _problem(one: Problem | ClaimPair) -> dict[str, Any]:
    shared = one.model_dump(include={"code", *(f"{stem}_{end}" for stem in SHARED for end in ("zh", "en"))})
    if isinstance(one, ClaimPair):
        said = {"kind": "pair", "problem_zh": one.counter_zh, "problem_en": one.counter_en}
        return {**shared, **said, "problems_zh": "、".join(one.problems)}
    said = {"kind": "problem", "problem_zh": one.problem_zh, "problem_en": one.problem_en}
    return {**shared, **said, "problems_zh": None}


def _commitment(one: Commitment, told: Given) -> dict[str, Any]:
    return {
        **one.model_dump(
            include={
                "code",
                *(f"{stem}_{end}" for stem in ("name", "text", "source") for end in ("zh", "en")),
            }
        ),
        "kind": "recommendation",
        "problems_zh": "、".join(one.problems) or None,
        "evidence_zh": one.evidence_zh or None,
        "evidence_en": one.evidence_en or None,
        **_given(told),
    }


def _own(code: str, own: Own, told: Given) -> dict[str, Any]:
    return {
        "code": code,
        "kind": "own",
        "name_zh": own.text,
        "text_zh": own.text,
        "problems_zh": None,
        "evidence_zh": None if own.tests else "办理情况的证明材料",
        "evidence_en": None if own.tests else "Papers that show how it was dealt with",
        "source_zh": "本县设置",
        "source_en": "Settings of the county",
        **_given(told),
    }


def _given(told: Given) -> dict[str, Any]:
    return {
        "given_on": told.given_on,
        "due_on": told.due_on,
        "due_months": told.due_months,
        "responsible_zh": told.responsible,
    }
