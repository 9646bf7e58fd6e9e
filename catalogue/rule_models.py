"""The shape of a declared rule and of the thresholds that a county may set for it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from catalogue.models import Declared


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


class Rule(Declared):
    """One integrity rule. It asks, it does not accuse.

    `exports`: what it looks at; it cannot tell while one of them is missing, or, where it looks at every export,
    while all are. `message_zh`: wording of a finding; {records}, {bodies}, {amount} and {named} are put in.
    `guards_zh`: when a hit would be no reason to ask, and what the model does about it. `ask_zh`: the question to the
    department. {name} of a threshold is put into all of them but the message.
    """

    code: str = Field(pattern=r"^R\d{2}$")
    rule: str
    model: str
    name_zh: str
    name_en: str
    logic_zh: str
    severity: Literal["high", "medium", "low"]
    exports: list[str] = Field(min_length=1)
    thresholds: list[Threshold] = Field(default_factory=list)
    message_zh: str
    guards_zh: list[str] = Field(min_length=1)
    ask_zh: str
