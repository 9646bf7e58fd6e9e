"""What the catalogue says in Chinese it says in English: every text, every place, every phrase of a finding."""

from __future__ import annotations

import re
from typing import Any

import duckdb
import pytest
from pydantic import ValidationError

from catalogue.claims import ClaimPair, Commitment, Comparison, Measure, Problem
from catalogue.loader import (
    claim_pairs,
    code_lists,
    commitments,
    dimensions,
    indicators,
    measures,
    norms,
    problems,
    reconciliations,
    rules,
)
from catalogue.models import Bilingual, CodeList, Indicator, Target
from catalogue.paths import DBT_PROJECT, ROOT
from catalogue.reconciliation_models import Reconciliation, Side
from catalogue.rule_models import Phrase, Rule
from dashboards.formatting import unit
from dashboards.words import speaking, t
from muster.basis import article_en, basis_en, basis_zh
from muster.rule_rows import phrase_rows

RULE_MODELS = DBT_PROJECT / "models" / "findings"
SHARED = (RULE_MODELS / "int_tables_reached.sql", ROOT / "ingestion" / "records" / "totals.py")
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
WORDS = re.compile(r"[\u3400-\u9fff]+")
LOOKED_FOR = re.compile(r"regexp_replace\(.*?\)|\bin \(.*?\)")
LITERAL = re.compile(r"'([^'\n]*)'")
PATTERN_MARKS = re.compile(r"[|\[\]\\]")
NOT_TRANSLATED: dict[type[Bilingual], set[str]] = {
    Indicator: {"awaits_zh", "on_site_zh"},
    Reconciliation: {"counter_zh"},
}


def test_every_text_of_the_catalogue_that_screens_show_has_its_english() -> None:
    for shape in (Indicator, Rule, Reconciliation, Side, Measure, Problem, ClaimPair, Commitment, Comparison):
        stems = {name for name in shape.model_fields if name.endswith("_zh")} - NOT_TRANSLATED.get(
            shape, set()
        )
        assert {name.replace("_zh", "_en") for name in stems} <= set(shape.model_fields), shape.__name__
    declared: list[Bilingual] = [
        *indicators().values(),
        *rules().values(),
        *reconciliations().values(),
        *measures().values(),
        *problems().values(),
        *claim_pairs().values(),
        *commitments().values(),
        *norms().values(),
        *dimensions().values(),
    ]
    declared += [part for one in indicators().values() for part in (one.target, *one.basis)]
    claims = (*problems().values(), *claim_pairs().values(), *commitments().values())
    declared += [test for one in claims for test in one.tests]
    declared += [side for one in reconciliations().values() for side in (one.first, one.second)]
    for one in declared:
        for name, english in one.model_dump().items():
            if name.endswith("_en") and name != "unit_en":
                assert bool(english) == bool(getattr(one, name.replace("_en", "_zh"))), (one, name)


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"note_zh": "本地目标"}, "条数不同"),
        ({"note_en": "local"}, "条数不同"),
        ({"note_zh": "本地目标", "note_en": "local，目标"}, "汉字或中文标点"),
        ({"note_zh": "达到{records}条", "note_en": "reach {bodies}"}, "不同"),
    ],
)
def test_a_text_without_its_english_or_with_other_places_does_not_load(
    said: dict[str, Any], fault: str
) -> None:
    with pytest.raises(ValidationError, match=fault):
        Target(**said)
    assert Target(note_zh="达到{records}条", note_en="reach {records}").note_en == "reach {records}"


def test_words_that_models_put_into_findings_have_their_english_and_no_others() -> None:
    shared = "".join(path.read_text(encoding="utf-8") for path in SHARED)
    for rule in rules().values():
        (path,) = RULE_MODELS.rglob(f"{rule.model}.sql")
        model = path.read_text(encoding="utf-8")
        phrases = "".join(phrase.zh for phrase in rule.phrases)
        said = {word for phrase in rule.phrases for word in WORDS.findall(phrase.zh)}
        put_together = re.compile(f"(?:{'|'.join(set(WORDS.findall(model + shared)))})+")
        assert [word for word in said if not put_together.fullmatch(word)] == [], rule.code
        if "{named}" in rule.message_zh:
            assert [word for word in _put_in(model) if word not in phrases] == [], rule.code
        else:
            assert not rule.phrases, rule.code


def _put_in(model: str) -> set[str]:
    """Chinese words of a model's literals; patterns and lists are looked for and not said."""
    model = LOOKED_FOR.sub("", model)
    literals = [literal for literal in LITERAL.findall(model) if not PATTERN_MARKS.search(literal)]
    return {
        word for literal in literals for word in WORDS.findall(re.sub(r"\{\{.*?\}\}|%-?\w", " ", literal))
    }


@pytest.mark.parametrize(
    ("code", "named", "english"),
    [
        ("R08", "2024年6月", "6/2024"),
        ("R09", "正文与《防汛预案》相同95%", "95% of the text is the same as in “防汛预案”"),
        ("R17", "2023年物资年度采购", "物资年度采购, 2023"),
        (
            "R15",
            "《队伍（一）.xlsx》“台账”表第9行“人数”一栏，“合计”行写的是80，所列各行相加为78，相差2",
            "“队伍（一）.xlsx”, sheet “台账”, row 9, column “人数”: the row “合计” says 80, the rows add up to 78,"
            " a difference of 2",
        ),
        ("R28", "《演练.csv》", "“演练.csv”"),
    ],
)
def test_a_phrase_is_said_in_english_around_the_names_that_it_holds(
    code: str, named: str, english: str
) -> None:
    rows = sorted((row for row in phrase_rows() if row["code"] == code), key=lambda row: row["place"])
    connection = duckdb.connect()
    sql = "select regexp_replace($1, $2, $3), regexp_full_match($1, $2)"
    told = [connection.execute(sql, [named, row["pattern"], row["english"]]).fetchone() for row in rows]
    assert next(words for words, fits in told if fits) == english  # type: ignore[misc]


def test_a_phrase_may_name_its_places_in_another_order() -> None:
    phrase = Phrase(zh="{1}年{2}（累计）", en="{2}, {1}")
    assert re.sub(phrase.pattern(), phrase.replacement(), "2023年演练（累计）") == "演练, 2023"


@pytest.mark.parametrize(
    ("article", "english"),
    [
        ("第二十六条", "Article 26"),
        ("第十六条至第十九条", "Articles 16–19"),
        ("第六条、第三十九条第三款", "Articles 6, 39(3)"),
        ("第一百零一条、第一百零二条", "Articles 101, 102"),
        ("", ""),
    ],
)
def test_articles_are_named_in_english(article: str, english: str) -> None:
    assert article_en(article) == english


def test_the_basis_in_english_names_every_norm_and_says_what_is_to_be_verified() -> None:
    for indicator in indicators().values():
        told = basis_en(indicator)
        assert not CHINESE.search(told), indicator.code
        assert len(told.splitlines()) == len(indicator.basis)
        assert told.count("[to be verified]") == basis_zh(indicator).count("（待核）")


@pytest.mark.parametrize(
    ("code_list", "key"), [("problem_answer", "problem.{}"), ("commitment_state", "commitment.state_{}")]
)
def test_a_code_is_called_in_english_as_the_dashboards_call_it(code_list: str, key: str) -> None:
    with speaking("en"):
        assert {entry.code: entry.en for entry in code_lists()[code_list].entries} == {
            entry.code: t(key.format(entry.code)) for entry in code_lists()[code_list].entries
        }


def test_a_unit_is_called_in_english_as_the_dashboards_call_it() -> None:
    with speaking("en"):
        assert {one.unit_en for one in indicators().values() if one.unit_en} == {
            unit(one.unit) for one in indicators().values() if one.unit_en
        }


def test_an_indicator_whose_unit_is_a_chinese_word_does_not_load_without_its_english() -> None:
    declared = indicators()["I02"].model_dump()
    with pytest.raises(ValidationError, match="unit_en"):
        Indicator.model_validate(declared | {"unit_en": ""})
    with pytest.raises(ValidationError, match="unit_en"):
        Indicator.model_validate(declared | {"unit": "%"})


def test_a_code_list_has_english_for_all_of_its_codes_or_for_none() -> None:
    entries = [{"code": "a", "zh": "甲", "en": "A"}, {"code": "b", "zh": "乙"}]
    with pytest.raises(ValidationError, match="都不写"):
        CodeList.model_validate({"code_list": "letters", "name_zh": "字母", "entries": entries})


def test_what_was_seen_on_site_is_called_as_the_code_list_calls_it() -> None:
    model = (DBT_PROJECT / "models" / "marts" / "field" / "fct_field_checks.sql").read_text(encoding="utf-8")
    said = {code: (zh, en) for code, zh, en in re.findall(r"'(\w+)': \('(.+?)', '(.+?)'\)", model)}
    entries = code_lists()["field_result"].entries
    assert {entry.code: (entry.zh, entry.en) for entry in entries}.items() <= said.items()
