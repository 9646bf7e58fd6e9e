"""ID and telephone numbers to plant, and the search for what must not be read of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tests.ingestion.people import id_number

WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
MADE_BY_MACHINES = re.compile(
    r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
    r"|(?=[0-9]*[a-f](?:[0-9]*[a-f]){5})[0-9a-f]{24,}"
    r"|\[[0-9]{1,4}(?:, [0-9]{1,4})*\]"
    r"|\b1[0-9]{9}\.[0-9]{4,7}\b|:[0-9]{2}\.[0-9]{6}(?![0-9])|\b0\.[0-9]{6,}\b"
)
"""Identifiers, hashes, moments, durations, lists of places: six digits of a few of them are anybody's by chance."""
SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u2212\uff0d_.·,，()（）/+\u200b]")


class Plants:
    """Numbers handed out one by one, each with what must not be read of it."""

    def __init__(self) -> None:
        self.secrets: dict[str, str] = {}

    def citizen(self) -> str:
        """A valid ID number of 18 places that ends in a digit or X; its places 4 to 14 are secret."""
        count = len(self.secrets)
        number = id_number(date(1951 + count % 40, 1 + count % 12, 1 + count % 28), 11 * count % 1000)
        self.secrets[number[3:14]] = number
        return number

    def misdated(self) -> str:
        """One of 18 places with a thirteenth month."""
        number = self.citizen()
        written = f"{number[:10]}13{number[12:]}"
        self.secrets[written[3:14]] = written
        return written

    def old(self) -> str:
        """A valid one of 15 places."""
        number = self.citizen()
        self.secrets[number[3:6] + number[8:14]] = number
        return number[:6] + number[8:17]

    def mobile(self) -> str:
        """11 digits, of which the middle seven are secret."""
        number = f"{13 + len(self.secrets) % 6}9{2222 + 37 * len(self.secrets)}{6000 + len(self.secrets)}"[
            :11
        ]
        self.secrets[number[2:9]] = number
        return number

    def landline(self) -> str:
        """Area code and seven digits; the last four of them and those before are secret together."""
        number = f"08382{300 + len(self.secrets)}{4100 + len(self.secrets)}"[:11]
        self.secrets[number[3:9]] = number
        return number


def spaced(number: str, *groups: int, by: str = " ") -> str:
    """The digits in groups of these sizes."""
    ends = [sum(groups[: place + 1]) for place in range(len(groups))]
    return by.join(number[end - size : end] for end, size in zip(ends, groups, strict=True))


def free_texts(plant: Plants) -> list[str]:
    """Ways in which numbers stand in a sentence."""
    citizen, mobile, landline = plant.citizen, plant.mobile, plant.landline
    return [
        f"联系人身份证{citizen()}",
        f"身份证{spaced(citizen(), 6, 8, 4)}已核",
        f"身份证{spaced(citizen(), 6, 8, 4, by='-')}已核",
        f"身份证{spaced(citizen(), 4, 4, 4, 4, 2)}已核",
        f"身份证{spaced(citizen(), 6, 4, 4, 4, by='－')}",
        f"身份证{citizen().translate(WIDE)}",
        f"证件{citizen()[:17]}x，核对中",
        f"证件{citizen()[:17]}7",
        f"证件少一位{citizen()[:17]}",
        f"证件多一位{citizen()}0",
        f"证件月份有误{plant.misdated()}",
        f"两人{citizen()}{citizen()}",
        f"证件和电话{citizen()}{mobile()}",
        f"科学计数{citizen()[0]}.{citizen()[1:15]}E+17",
        f"旧证{plant.old()}",
        f"旧证{spaced(plant.old(), 6, 6, 3)}",
        f"“{citizen()}”;'{citizen()}",
        f"电话{mobile()}",
        f"电话+86{mobile()}",
        f"电话86-{mobile()}",
        f"电话0086 {spaced(mobile(), 3, 4, 4)}",
        f"电话（+86）{spaced(mobile(), 3, 4, 4, by='-')}",
        f"电话{spaced(mobile(), 3, 4, 4, by='－')}",
        f"电话{spaced(mobile(), 3, 8)}",
        f"电话{spaced(mobile(), 4, 4, 3)}",
        f"电话{mobile().translate(WIDE)}",
        f"电话{mobile()}/{mobile()}、{mobile()}",
        f"座机{spaced(landline(), 4, 7, by='-')}",
        f"座机（0838）{landline()[4:]}",
        f"座机{landline()}",
        f"座机{spaced(landline(), 4, 3, 4)}",
        f"座机+86 838 {landline()[4:]}",
        f"座机{spaced(landline(), 4, 7, by='－').translate(WIDE)}转8001",
    ]


def found(texts: Iterator[str], secrets: dict[str, str]) -> list[str]:
    """Numbers of which the secret part can be read in one of the texts, and where."""
    told = []
    for text in texts:
        bare = SEPARATORS.sub("", MADE_BY_MACHINES.sub("|", text.translate(NARROW)))
        told += [f"{number} in {text[:200]}" for part, number in secrets.items() if part in bare]
    return told
