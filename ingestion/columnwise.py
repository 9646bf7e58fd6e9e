"""What text.py and privacy.py do to one text, done to an Arrow array of texts; the rare odd text goes to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ingestion.coded import overlaid
from ingestion.privacy import MAY_BE_PERSONAL, mask_id, mask_name, mask_phone, scrub
from ingestion.text import fold

FEW = 512
HAN = r"\x{4e00}-\x{9fff}"
SPACES = r"\s\x0b\x1c-\x1f\x85\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
_SPACE_IN_HAN = rf"[{HAN}][{SPACES}]+[{HAN}]"
_PUNCTUATION = rf"[{SPACES}()\[\]{{}}<>《》〈〉【】〔〕/\\·:;,、，。．.*＊'\"“”‘’_\-—－|＿#]+"
_IN_NEED_OF_FOLDING = rf"[^\x00-\x7f{HAN}]"
SAYS_SOMETHING = rf"[^{SPACES}]"
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


def where_in(texts: pa.Array, known: Iterable[str]) -> npt.NDArray[np.bool_]:
    """Which texts are one of the known ones."""
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
    stripped = pc.utf8_trim_whitespace(texts)
    odd = matching(stripped, _EDGE)
    return where(stripped, odd, str.strip) if odd.any() else stripped


def folded(texts: pa.Array) -> pa.Array:
    """text.fold of every text."""
    if len(texts) <= FEW:
        return each(texts, fold)
    normal = texts
    if matching(texts, _IN_NEED_OF_FOLDING).any():
        normal = pc.utf8_normalize(texts, form="NFKC")
    odd = np.flatnonzero(matching(normal, rf"[\x{{200b}}\x{{feff}}]|{_SPACE_IN_HAN}"))
    return overlaid(trimmed(normal), odd, each(texts.take(pa.array(odd)), fold))


def keys_of(texts: pa.Array) -> pa.Array:
    """text.heading_key of every text."""
    bare = pc.replace_substring_regex(folded(texts), _PUNCTUATION, "")
    return pc.utf8_lower(bare)


def scrubbed(texts: pa.Array) -> pa.Array:
    """privacy.scrub of every text; null stays null."""
    return where(texts, matching(texts, MAY_BE_PERSONAL), scrub)


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
