"""The shape of a declared rule and of the thresholds that a county may set for it."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field

from catalogue.models import Bilingual, Declared


class Threshold(Declared):
    """A number from which on a rule asks, in the unit that a reader knows; shares are in percent."""

    name: str
    value: float
    unit: str
    meaning_zh: str
    min: float
    max: float

    def in_sql(self, value: float) -> float:
        """The number as the model reckons with it: a share for a percentage."""
        reckoned = value / 100 if self.unit == "%" else value
        return int(reckoned) if reckoned == int(reckoned) else reckoned

    def in_words(self, value: float) -> str:
        """The number as a text about the rule has it; the text itself names other units than %."""
        return f"{value:g}{'%' if self.unit == '%' else ''}"


class Phrase(Bilingual):
    """Words that a model puts into {named}, in both languages; {1}, {2} stand for what is data in them."""

    zh: str
    en: str

    def pattern(self) -> str:
        """A regular expression that the Chinese words match as a whole, with a group for each place."""
        parts = re.split(r"\{\d\}", self.zh)
        return "^" + "(.*?)".join(re.escape(part) for part in parts) + "$"

    def replacement(self) -> str:
        """The English words with the groups of the pattern in their places."""
        order = re.findall(r"\{(\d)\}", self.zh)
        return re.sub(r"\{(\d)\}", lambda place: f"\\{order.index(place[1]) + 1}", self.en)


class Rule(Bilingual):
    """One integrity rule. It asks, it does not accuse.

    `exports`: what it looks at; it cannot tell while one of them is missing, or, where it looks at every export,
    while all are. `message_zh`: wording of a finding; {records}, {bodies}, {amount} and {named} are put in.
    `phrases`: what of {named} is wording and no name, the first that fits holds.
    `guards_zh`: when a hit would be no reason to ask, and what the model does about it. `ask_zh`: the question to the
    department. {name} of a threshold is put into all of them but the message.
    """

    code: str = Field(pattern=r"^R\d{2}$")
    rule: str
    model: str
    name_zh: str
    name_en: str
    logic_zh: str
    logic_en: str
    severity: Literal["high", "medium", "low"]
    exports: list[str] = Field(min_length=1)
    thresholds: list[Threshold] = Field(default_factory=list)
    message_zh: str
    message_en: str
    phrases: list[Phrase] = Field(default_factory=list)
    guards_zh: list[str] = Field(min_length=1)
    guards_en: list[str] = Field(min_length=1)
    ask_zh: str
    ask_en: str
