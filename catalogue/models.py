"""The shapes of the declared facts. A YAML file that does not fit one of them does not load."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from catalogue.bilingual import has_chinese, wording_faults

ColumnType = Literal[
    "text",
    "serial",
    "number",
    "percent",
    "date",
    "datetime",
    "code",
    "person",
    "phone",
    "id_number",
    "credit_code",
    "region_code",
    "coordinate",
]


def _as_written(value: Any) -> Any:
    """YAML takes 2024-05-08 and 12 for a date and a number; here they are what a clerk would write."""
    return str(value) if type(value) in {date, int, float} else value


Written = Annotated[str, BeforeValidator(_as_written)]


class Declared(BaseModel):
    """Base of every declared fact: immutable, and no key that nobody reads."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Bilingual(Declared):
    """A declared fact whose wording is there in Chinese and in English, and says the same in both."""

    @model_validator(mode="after")
    def _says_the_same(self) -> Self:
        if faults := list(wording_faults(self)):
            raise ValueError("；".join(faults))
        return self


class Column(Declared):
    """One column of an export: its name for us, its names for departments, and how its values are read.

    `meaning_zh` and `example`: what a clerk is to fill in; `in_form`: whether a blank form asks for it.
    """

    name: str
    zh: str
    type: ColumnType
    aliases: list[str] = []
    required: bool = False
    blank_is: Literal["rejected", "doubtful"] = "rejected"
    code_list: str | None = None
    unit: str | None = None
    min: float | None = None
    max: float | None = None
    past: bool = False
    precision: Literal["day", "month", "year"] = "day"
    axis: Literal["longitude", "latitude"] | None = None
    term_from: str | None = None
    from_title: bool = False
    or_else: list[str] = []
    part: Literal["first", "second"] | None = None
    resolve: Literal["body", "known_body", "bodies", "enterprise"] | None = None
    meaning_zh: str = ""
    example: Written = ""
    in_form: bool = True

    @property
    def headings(self) -> list[str]:
        """The Chinese name and every accepted alias."""
        return [self.zh, *self.aliases]


class Table(Declared):
    """One table of an export. `states`: a register states a moment, a log lists events. `grain`: what one row is."""

    table: str
    name_zh: str
    grain_zh: str
    grain: str
    states: Literal["moment", "events"]
    key: list[str]
    columns: list[Column]
    event_date: str | None = None

    def column(self, name: str) -> Column:
        """The column of that name. Raises KeyError when the table has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


class Contract(Declared):
    """One export of one owner, by its code: F01, F02, …

    `owed` false: nobody has to hand it in, so that it is never missing or late and no figure rests on it.
    """

    export: str = Field(pattern=r"^F\d{2}$")
    name_zh: str
    owner: str
    period: Literal["month", "quarter", "half_year", "year", "flood_season", "event"]
    due_days: int
    owed: bool = True
    tables: list[Table]
    known_issues_zh: list[str] = []


class OtherMatters(Declared):
    """Words of titles and headings by which a list shows that it is about something that no contract asks for."""

    titles: list[str]
    headings: list[str]


class HeadingWords(Declared):
    """What holds for the headings of all exports (headings.yml). `titles`: "F04 drills" → words of its titles."""

    clutter: list[str]
    same_words: dict[str, str]
    endings: list[str]
    slips: dict[str, str]
    telling: list[str]
    general: list[str]
    titles: dict[str, list[str]]
    others: OtherMatters


class CodeEntry(Declared):
    """One canonical code with the spellings that mean it. `en`: in English, where its list has English."""

    code: str
    zh: str
    en: str = ""
    variants: list[str] = []
    contains: list[str] = []
    kind: str | None = None


class CodeList(Declared):
    """A closed list of codes."""

    code_list: str
    name_zh: str
    entries: list[CodeEntry]

    @model_validator(mode="after")
    def _has_english_for_all_or_for_none(self) -> Self:
        if len({bool(entry.en) for entry in self.entries}) > 1:
            raise ValueError("选项表要么每项都写 en，要么都不写")
        return self


class Target(Bilingual):
    """What the figure is held against. `local` targets have no legal number and say so.

    `worst`: of a figure that should be low, the value that scores nothing; a local goalpost, whatever the target is.
    """

    value: float | None = None
    worst: float | None = None
    low: float | None = None
    high: float | None = None
    local: bool = False
    note_zh: str = ""
    note_en: str = ""


class Basis(Bilingual):
    """A norm that an indicator rests on: an id of norms.yml and the article."""

    norm: str
    article: str = ""
    note_zh: str = ""
    note_en: str = ""
    verified: bool = False


class SelfReported(Declared):
    """What an export already says of an indicator in the department's own words, to be held against the figure.

    With `codes`: of the records that the indicator counts, those whose code `column` is one of them. Without: the sum
    of the number `column` at the date, over that of the number `over`, or over the figure's own denominator; a row is
    out from the date `until` on.
    """

    name_zh: str
    table: str
    column: str
    codes: list[str] = []
    over: str = ""
    until: str = ""


class Indicator(Bilingual):
    """One indicator: the question it answers and the words it is shown with.

    `on_site_zh`: what to look at where a record that it counts is checked on site; '' where there is nothing to see.
    `awaits_zh`: the survey that would tell, of an indicator whose data no department owes. It rests on no export, has
    no model, and is not delivered until an export for that survey is declared.
    `unit_en`: of a unit that is a Chinese word; '' where the sign is that of both languages.
    `statistic`: the sum of what the records add by the sum of what they stand against, or the median of the records.
    """

    code: str = Field(pattern=r"^I\d{2}$")
    indicator: str
    model: str | None = None
    awaits_zh: str = ""
    name_zh: str
    name_en: str
    question_zh: str
    question_en: str
    family: Literal[
        "command",
        "plans",
        "teams",
        "drills",
        "supplies",
        "rectification",
        "monitoring",
        "society",
        "oversight",
        "other",
    ]
    dimension_code: str
    unit: str
    unit_en: str = ""
    unit_slug: str
    direction: Literal["up", "down", "band"]
    grains: list[Literal["county", "township", "department"]]
    exports: list[str]
    numerator_zh: str
    numerator_en: str
    denominator_zh: str
    denominator_en: str
    exclusions_zh: str = ""
    exclusions_en: str = ""
    formula_zh: str
    formula_en: str
    statistic: Literal["ratio", "median"] = "ratio"
    scale: float = 100.0
    interval: Literal["wilson", "none"] = "wilson"
    target: Target
    basis: list[Basis]
    caveats_zh: list[str] = []
    caveats_en: list[str] = []
    on_site_zh: str = ""
    self_reported: list[SelfReported] = []

    @model_validator(mode="after")
    def _is_computed_or_awaited(self) -> Self:
        computed, awaited = bool(self.exports and self.model), bool(self.awaits_zh)
        if computed == awaited or (awaited and (self.exports or self.model)):
            raise ValueError("an indicator has exports and a model, or else says what it awaits")
        return self

    @model_validator(mode="after")
    def _has_a_unit_in_both_languages(self) -> Self:
        if has_chinese(self.unit) != bool(self.unit_en):
            raise ValueError("unit_en names a unit that is a Chinese word, and no other")
        return self


class Dimension(Bilingual):
    """One of the nine dimensions. What the committee does itself is no capability of the county: shown, not scored."""

    code: str
    name_zh: str
    name_en: str
    in_composite: bool = True


class Norm(Bilingual):
    """A law or standard with its period of force. `verified` false is shown as 待核."""

    id: str
    name_zh: str
    name_en: str
    short_zh: str
    effective_from: str | None = None
    effective_to: str | None = None
    verified: bool = False
    note_zh: str = ""
