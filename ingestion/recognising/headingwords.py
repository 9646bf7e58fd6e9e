"""What two headings have in common beside their letters: words that mean the same, slips, words that must agree."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Hamming

from catalogue.loader import contracts, heading_words
from ingestion.recognising.layouts import Headings
from ingestion.text import heading_key, heading_without_brackets

NEAR_FLOOR = 83.0
ASK_FLOOR = 74.0
_SHORTEST = 3
_OUTWEIGHS = 4


@cache
def clutter() -> frozenset[str]:
    """Keys of columns that any list may have and that say nothing about what it is."""
    return frozenset({"", *(heading_key(word) for word in heading_words().clutter)})


@cache
def _same_words() -> tuple[re.Pattern[str], dict[str, str]]:
    words = {heading_key(word): heading_key(meant) for word, meant in heading_words().same_words.items()}
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True))), words


@cache
def _slips() -> dict[int, str]:
    return str.maketrans(heading_words().slips)


@cache
def unlike_plain() -> str:
    """A pattern (RE2) that is found in every key whose plain form is another text."""
    return "|".join((_same_words()[0].pattern, *map(chr, _slips())))


@lru_cache(maxsize=65536)
def plain_form(key: str) -> str:
    """A heading's key with slips mended and words that mean the same made one."""
    pattern, words = _same_words()
    return pattern.sub(lambda found: words[found.group()], key.translate(_slips()))


@lru_cache(maxsize=65536)
def plain_forms(key: str) -> tuple[str, ...]:
    """The plain form of a heading, and without an ending that adds nothing (政治面貌情况)."""
    plain = plain_form(key)
    shorter = (plain.removesuffix(ending) for ending in heading_words().endings)
    return (plain, *(form for form in shorter if form != plain and len(form) > 1))


@cache
def _telling() -> re.Pattern[str]:
    return re.compile("|".join(sorted(heading_words().telling, key=len, reverse=True)))


@lru_cache(maxsize=65536)
def telling_words(plain: str) -> frozenset[str]:
    """The words of a heading that decide what it means."""
    return frozenset(_telling().findall(plain))


@lru_cache(maxsize=262144)
def nearness(form: str, spelling: str) -> float:
    """How near two plain forms are, 0 to 100.

    A word that decides the meaning and is in the heading only makes it 0; one that is in the spelling only leaves it
    near enough to ask, never to match. One wrong character among four or more, all deciding words right, is a slip.
    """
    if min(len(form), len(spelling)) < _SHORTEST:
        return 0.0
    ratio = fuzz.ratio(form, spelling, score_cutoff=ASK_FLOOR)
    inside = len(spelling) > _SHORTEST and (form.endswith(spelling) or form.startswith(spelling))
    if not ratio and not inside:
        return 0.0
    own, theirs = telling_words(form), telling_words(spelling)
    if own != theirs:
        return min(ratio, ASK_FLOOR) if own < theirs else 0.0
    slip = bool(own) and len(form) == len(spelling) > _SHORTEST and Hamming.distance(form, spelling) == 1
    return max(ratio, 90.0 if inside else 0.0, NEAR_FLOOR + 1 if slip else 0.0)


@cache
def own_words(export: str, table_name: str) -> tuple[str, ...]:
    """Words that titles of this table have, the longest first: its own names, and what else clerks call it."""
    contract = contracts()[export]
    names = [heading_key(t.name_zh) for t in contract.tables if t.table == table_name]
    names += [heading_key(contract.name_zh)] if len(contract.tables) == 1 else []
    called = heading_words().titles.get(f"{export} {table_name}", [])
    return tuple(sorted({*names, *called}, key=lambda word: (-len(word), word)))


@cache
def _headings_of_others() -> frozenset[str]:
    return frozenset(map(heading_key, heading_words().others.headings))


@cache
def _general() -> frozenset[str]:
    return frozenset(map(heading_key, heading_words().general)) | clutter()


def is_general(heading: str) -> bool:
    """True for a heading that lists of many kinds have (名称, 数量, 联系电话)."""
    return heading_without_brackets(heading) in _general() or heading_key(heading) in _general()


def signs_of_others(said: str, headings: Headings, named: int) -> tuple[str, ...]:
    """What says that a list is about another matter: its title, or its headings when no title names it.

    `said`: title lines and names together. `named`: length of the longest word in them that is the table's own; a word
    of four characters (物资储备) outweighs a title of others, unless the headings are theirs too.
    """
    wholes = ("".join(parts) for parts in headings.values())
    others = [whole for whole in wholes if heading_without_brackets(whole) in _headings_of_others()]
    in_title = tuple(f"标题或名称中有“{word}”" for word in heading_words().others.titles if word in said)
    if in_title and (named < _OUTWEIGHS or others):
        return in_title
    return (f"有“{'、'.join(others)}”等列",) if others and not named else ()
