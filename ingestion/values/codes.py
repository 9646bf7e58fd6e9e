"""Words to codes of a closed list. An unknown word has no code; it is never put under the nearest one."""

from __future__ import annotations

from functools import cache

from catalogue.loader import code_lists
from ingestion.text import heading_key


@cache
def _exact(list_name: str) -> dict[str, str]:
    spellings: dict[str, str] = {}
    for entry in code_lists()[list_name].entries:
        for spelling in (entry.zh, entry.code, *entry.variants):
            spellings[heading_key(spelling) or spelling] = entry.code
    return spellings


@cache
def read_code(text: str, list_name: str) -> str | None:
    """The code that a word means: an accepted spelling, or the one code whose mark (contains) it holds.

    Where marks of several codes are in the text, the longest mark decides; two of one length leave it undecided.
    """
    key = heading_key(text) or text.strip()
    if key in _exact(list_name):
        return _exact(list_name)[key]
    held = [
        (len(mark), entry.code)
        for entry in code_lists()[list_name].entries
        for mark in entry.contains
        if mark in key
    ]
    if not held:
        return None
    longest = max(length for length, _ in held)
    codes = {code for length, code in held if length == longest}
    return codes.pop() if len(codes) == 1 else None


def code_words(list_name: str) -> str:
    """The accepted words of a list, for a message: 是、否."""
    return "、".join(entry.zh for entry in code_lists()[list_name].entries)
