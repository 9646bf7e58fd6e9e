"""Invented people: names, citizen numbers of a county that does not exist, telephones that nobody has."""

import random
from collections.abc import Callable
from datetime import timedelta

from sample_county.codes import id_number
from sample_county.facts import AS_OF
from sample_county.records import Person

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜谢邹喻苏潘葛范彭鲁韦马苗方袁柳"
_MALE = "建军伟勇强磊洋刚涛斌波辉鹏飞杰浩宇志明国平文华林海龙云峰成东新春生永福贵德"
_FEMALE = "芳娜敏静丽艳娟霞秀英华玉兰梅琴云莲红燕玲桂花春菊凤洁"

PersonMaker = Callable[[int, int], Person]


def person_maker(seed: str) -> PersonMaker:
    """A function (youngest, oldest) → a new person of that age in years at the as-of date.

    Citizen numbers and telephones never come twice from one maker; makers of different seeds are kept
    apart by the parity of nothing but chance, so use one maker for people who may meet in a join.
    """
    rng = random.Random(seed)
    used: set[str] = set()
    phone_base = rng.randrange(1_000_000)

    def make(youngest: int, oldest: int) -> Person:
        male = rng.random() < 0.82
        number, born = "", AS_OF
        while not number or number in used:
            born = AS_OF - timedelta(days=rng.randint(youngest * 366, (oldest + 1) * 365 - 2))
            sequence = rng.randrange(10, 500) * 2 + int(male)
            number = id_number(born, sequence)
        used.add(number)
        given = _MALE if male else _FEMALE
        name = rng.choice(_SURNAMES) + "".join(rng.choice(given) for _ in range(rng.choice((1, 2, 2, 2))))
        phone = f"19900{(phone_base + len(used) * 7919) % 1_000_000:06d}"
        return Person(name, "男" if male else "女", born, number, phone)

    return make
