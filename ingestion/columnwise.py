"""What text.py and privacy.py do to one text, done to an Arrow array of texts; the rare odd text goes to them."""

from __future__ import annotations

from collections.abc import Callable, Collection

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ingestion.coded import overlaid
from ingestion.privacy import (
    LEAST_DIGITS,
    MAY_BE_PERSONAL,
    ODD_CHARACTERS,
    mask_id,
    mask_name,
    mask_phone,
    scrub,
)
from ingestion.remembered import once_per_array
from ingestion.text import fold
from ingestion.textbytes import (
    INERT,
    byte_lengths,
    digit_counts,
    marks_in,
    odd_bytes,
    text_bytes,
    without_ascii,
)

FEW = 512
HAN = r"\x{4e00}-\x{9fff}"
SPACES = r"\s\x0b\x1c-\x1f\x85\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
_SPACE_IN_HAN = rf"[{HAN}][{SPACES}]+[{HAN}]"
_PUNCTUATION = rf"[{SPACES}()\[\]{{}}<>《》〈〉【】〔〕/\\·:;,、，。．.*＊'\"“”‘’_\-—－|＿#]+"
_WORD_OR_FIGURE = rf"[{HAN}0-9]"
_LONGEST_MARK = len("——".encode())
_ASCII_PUNCTUATION = b" \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f()[]{}<>/\\:;,.*'\"_-|#"
WIDE_MARKS = dict(zip("，：；（）！？", ",:;()!?", strict=True))
_WIDE_LEAD = "，".encode()[0]
_NO_NARROW_MARK = bytes(set(range(256)) - set("".join(WIDE_MARKS.values()).encode()))
_CONTROLS = bytes((*range(0x20), 0x7F))
_SPACE_BYTES = _CONTROLS + b" \xc2\xe1\xe2\xe3"
"""Controls, the space, and the first bytes of all other spaces (U+0085, 00A0, 1680, 2000 … 205F, 3000)."""
_EDGE_BYTES = _CONTROLS + b"\xc2"
_EDGE = r"^[\x1c-\x1f\x85]|[\x1c-\x1f\x85]$"
_PLAIN = {
    "person": rf"^[{HAN}]{{2,4}}$",
    "phone": r"^1[3-9][0-9]{9}$",
    "id_number": r"^[1-9][0-9]{16}[0-9X]$",
}
MASKS: dict[str, Callable[[str], str]] = {"person": mask_name, "phone": mask_phone, "id_number": mask_id}


def matching(texts: pa.Array, pattern: str) -> npt.NDArray[np.bool_]:
    """Which texts hold a match of the pattern (RE2)."""
    found: npt.NDArray[np.bool_] = (
        pc.match_substring_regex(texts, pattern).fill_null(False).to_numpy(zero_copy_only=False)
    )
    return found


def where_in(texts: pa.Array, known: Collection[str]) -> npt.NDArray[np.bool_]:
    """Which texts are one of the known ones."""
    if len(texts) < len(known):
        return np.fromiter((text in known for text in texts.to_pylist()), np.bool_, len(texts))
    found: npt.NDArray[np.bool_] = pc.is_in(texts, pa.array(list(known), pa.string())).to_numpy(
        zero_copy_only=False
    )
    return found


def each(texts: pa.Array, change: Callable[[str], str]) -> pa.Array:
    """Every text changed by itself."""
    return pa.array([change(text) for text in texts.to_pylist()], pa.string())


def where(texts: pa.Array, chosen: npt.NDArray[np.bool_], change: Callable[[str], str]) -> pa.Array:
    """The chosen texts changed by themselves, the others as they are."""
    places = np.flatnonzero(chosen)
    return overlaid(texts, places, each(texts.take(pa.array(places)), change)) if len(places) else texts


def trimmed(texts: pa.Array) -> pa.Array:
    """str.strip of every text."""
    odd = odd_bytes(texts)
    if not _has(odd, _SPACE_BYTES):
        return texts
    stripped = pc.utf8_trim_whitespace(texts)
    return where(stripped, matching(stripped, _EDGE), str.strip) if _has(odd, _EDGE_BYTES) else stripped


def says_something(texts: pa.Array) -> npt.NDArray[np.bool_]:
    """Which texts hold anything but spaces."""
    if _has(odd_bytes(texts), _SPACE_BYTES):
        return matching(texts, rf"[^{SPACES}]")
    return byte_lengths(texts) > 0


def in_words_or_figures(texts: pa.Array) -> npt.NDArray[np.bool_]:
    """Texts that are surely no mark for "nothing" (text.is_blank): long ones, and those with a character or digit."""
    if _has(odd_bytes(texts), _SPACE_BYTES):
        return matching(texts, _WORD_OR_FIGURE)
    found = byte_lengths(texts) > _LONGEST_MARK
    places = np.flatnonzero(~found)
    found[places] = matching(texts.take(pa.array(places)), _WORD_OR_FIGURE)
    return found


def folded(texts: pa.Array) -> pa.Array:
    """text.fold of every text."""
    if len(texts) <= FEW:
        return each(texts, fold)
    normal, odd = _with_narrow_marks(texts)
    if _is_beyond_ascii(odd):
        normal = pc.utf8_normalize(texts, form="NFKC")
    elif not _has(odd, _SPACE_BYTES):
        return normal
    places = np.flatnonzero(matching(normal, rf"[\x{{200b}}\x{{feff}}]|{_SPACE_IN_HAN}"))
    return overlaid(trimmed(normal), places, each(texts.take(pa.array(places)), fold))


def _with_narrow_marks(texts: pa.Array) -> tuple[pa.Array, bytes]:
    """Texts with the usual full-width marks folded, and the bytes that are odd still."""
    odd = odd_bytes(texts)
    if _WIDE_LEAD not in odd:
        return texts, odd
    for wide in marks_in(texts, WIDE_MARKS):
        texts = pc.replace_substring(texts, wide, WIDE_MARKS[wide])
    return texts, odd_bytes(texts)


def with_wide_marks(texts: pa.Array) -> pa.Array:
    """Texts with every mark that has a full-width form in that form."""
    present = set(text_bytes(texts)[0].tobytes().translate(None, _NO_NARROW_MARK))
    for wide, narrow in WIDE_MARKS.items():
        if ord(narrow) in present:
            texts = pc.replace_substring(texts, narrow, wide)
    return texts


def has_quotes_or_controls(texts: pa.Array) -> bool:
    """Whether any text holds what JSON writes otherwise."""
    return _has(odd_bytes(texts), _CONTROLS + b'"\\')


def _has(odd: bytes, some: bytes) -> bool:
    return not set(odd).isdisjoint(some)


def _is_beyond_ascii(odd: bytes) -> bool:
    return any(byte > 0x7F for byte in odd)


def keys_of(texts: pa.Array) -> pa.Array:
    """text.heading_key of every text."""
    plain = folded(texts)
    if not _is_beyond_ascii(odd_bytes(plain)) and not marks_in(plain, INERT):
        return without_ascii(plain, _ASCII_PUNCTUATION)
    return pc.utf8_lower(pc.replace_substring_regex(plain, _PUNCTUATION, ""))


@once_per_array
def may_be_personal(texts: pa.Array) -> npt.NDArray[np.bool_]:
    """Which texts privacy.MAY_BE_PERSONAL finds something in; those with too few digits for it are not searched."""
    if len(texts) <= FEW or marks_in(texts, ODD_CHARACTERS):
        return matching(texts, MAY_BE_PERSONAL)
    found = digit_counts(texts) >= LEAST_DIGITS
    if found.all():
        return matching(texts, MAY_BE_PERSONAL)
    places = np.flatnonzero(found)
    found[places] = matching(texts.take(pa.array(places)), MAY_BE_PERSONAL)
    return found


def scrubbed(texts: pa.Array) -> pa.Array:
    """privacy.scrub of every text; null stays null."""
    return where(texts, may_be_personal(texts), scrub)


def masked(kind: str, texts: pa.Array) -> pa.Array:
    """Texts of a column of this type as they may be shown: personal ones masked, others scrubbed."""
    if kind not in MASKS:
        return scrubbed(texts)
    odd = np.flatnonzero(~matching(texts, _PLAIN[kind]))
    return overlaid(_masked_plain(kind, texts), odd, each(texts.take(pa.array(odd)), MASKS[kind]))


def _masked_plain(kind: str, texts: pa.Array) -> pa.Array:
    """Masks of plainly written names, numbers and IDs; whatever is written otherwise comes out wrong."""
    if kind == "person":
        return joined(pc.utf8_slice_codeunits(texts, 0, 1), "*")
    if kind == "phone":
        return joined(pc.utf8_slice_codeunits(texts, 0, 3), "****", pc.utf8_slice_codeunits(texts, 7, 11))
    return joined(pc.utf8_slice_codeunits(texts, 0, 3), "*" * 11, pc.utf8_slice_codeunits(texts, 14, 18))


def joined(*parts: pa.Array | str, between: str = "") -> pa.Array:
    """Arrays and constants side by side as one text a row."""
    return pc.binary_join_element_wise(
        *(pa.scalar(part) if isinstance(part, str) else part for part in parts), between
    )
