"""What a portrait is made of: everything that concerns one township or department at a date, read once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboards import formatting as fmt
from dashboards.components import commitments
from dashboards.figures import portrait_titles as titles
from dashboards.queries import deliveries, facts, findings, portrait, reconciliations, scores, values
from dashboards.queries.pool import rows_of
from dashboards.view import View

Row = dict[str, Any]
Rows = list[Row]
MOST_CELLS = 5000


@dataclass(frozen=True)
class Portrait:
    """Rows of the query layer about one subject; `own` carry peers and peer_median, `others` are its peers' values."""

    own: Rows
    others: Rows
    score: Row | None
    dimensions: Rows
    peer_dimensions: Rows
    findings: Rows
    reconciliations: Rows
    commitments: Rows
    problems: Rows
    wall: Rows
    cells: Rows

    @property
    def asked(self) -> Rows:
        """Its figures but those that it is not asked for."""
        return [row for row in self.own if row["status"] != "not_applicable"]

    @property
    def overdue(self) -> Rows:
        """Its commitments whose day has passed while something is awaited."""
        return [row for row in self.commitments if commitments.is_overdue(row)]


def read(view: View) -> Portrait:
    """Everything about the view's subject, which is a township or a department."""
    kind, code = str(view.subject["subject_kind"]), str(view.subject["subject_code"])
    snapshot, day = view.snapshot, view.day
    every = rows_of(values.at(snapshot, day, view.previous_on, view.compare))
    beside = {row["indicator_code"]: row for row in rows_of(portrait.peers(snapshot, day, kind, code))}
    own = [{**row, **_beside(beside.get(row["indicator_code"]))} for row in every if _is(row, kind, code)]
    own.sort(key=lambda row: (fmt.FAMILIES.index(row["family"]), row["indicator_code"]))
    composite = rows_of(scores.composite(snapshot, day))
    dimensions = rows_of(scores.dimensions(snapshot, day))
    return Portrait(
        own=own,
        others=[row for row in every if row["subject_kind"] == kind and row["subject_code"] != code],
        score=next((row for row in composite if _is(row, kind, code)), None),
        dimensions=[row for row in dimensions if _is(row, kind, code)],
        peer_dimensions=[row for row in dimensions if not _is(row, kind, code)],
        findings=[row for row in rows_of(findings.at(snapshot, day, "to_verify")) if _is(row, kind, code)],
        reconciliations=rows_of(reconciliations.asked(snapshot, day, kind, code)),
        commitments=commitments.rows_at(view),
        problems=rows_of(portrait.problems(snapshot, day, kind, code)),
        wall=rows_of(deliveries.submissions(snapshot, day, code)),
        cells=rows_of(portrait.cells(snapshot, code, MOST_CELLS)),
    )


def _is(row: Row, kind: str, code: str) -> bool:
    return bool(row["subject_kind"] == kind and str(row["subject_code"]) == code)


def _beside(row: Row | None) -> Row:
    return {"peers": row["peers"] if row else 0, "peer_median": row["peer_median"] if row else None}


def problem_codes(seen: Portrait) -> list[str]:
    """The problems that concern it, each once."""
    return list(dict.fromkeys(str(row["problem_code"]) for row in seen.problems))


def to_ask(seen: Portrait) -> str:
    """What there is to ask of it, in one sentence."""
    return titles.to_ask(seen.findings, seen.reconciliations, len(seen.overdue), len(problem_codes(seen)))


def records(view: View) -> list[tuple[str, int]]:
    """Family → how many of its records lie in the township, families without any left out; none of a department."""
    if view.subject["subject_kind"] != "township":
        return []
    code = str(view.subject["subject_code"])
    counted = [
        (
            family,
            sum(
                int(row["records"]) for row in rows_of(facts.of_family(view.snapshot, family, view.day, code))
            ),
        )
        for family in facts.BY_FAMILY
    ]
    return [(family, count) for family, count in counted if count]
