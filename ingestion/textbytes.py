"""The UTF-8 bytes of a whole column looked at together: most columns hold nothing that is worth a closer look."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ingestion.remembered import once_per_array

Bytes = npt.NDArray[np.uint8]
_HAN = bytes((*range(0xE4, 0xEA), *range(0x80, 0xC0)))
_PLAIN = bytes(set(range(0x21, 0x7F)) - set(b'"\\')) + _HAN
INERT = "、。“”‘’《》【】—·"
"""Marks of Chinese texts that no folding changes."""
_ANY_LAST = 256


def text_bytes(texts: pa.StringArray) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int32]]:
    """The UTF-8 of all texts one after another, and where each begins; the last number is the end."""
    _, places, content = texts.buffers()
    if not len(texts) or places is None or content is None:
        return np.array([], np.uint8), np.zeros(len(texts) + 1, np.int32)
    offsets = np.frombuffer(places, np.int32)[texts.offset : texts.offset + len(texts) + 1]
    first, last = int(offsets[0]), int(offsets[-1])
    return np.frombuffer(content, np.uint8)[first:last], offsets - offsets[0]


@once_per_array
def odd_bytes(texts: pa.StringArray) -> bytes:
    """The distinct bytes that are neither visible ASCII nor of a Chinese character (U+4000–9FFF).

    Spaces, quotation marks, backslashes and control characters count as odd; inert marks do not.
    """
    data = text_bytes(texts)[0]
    odd = set(data.tobytes().translate(None, _PLAIN))
    for lead, inert in _INERT.items():
        if lead in odd and inert[_tails(data, lead)].all():
            odd.remove(lead)
    return bytes(sorted(odd))


def marks_in(texts: pa.StringArray, marks: Iterable[str]) -> list[str]:
    """Those of the marks that any text holds. A mark is a character of two or three bytes."""
    data = text_bytes(texts)[0]
    found: list[str] = []
    by_lead: dict[int, list[str]] = {}
    for mark in marks:
        by_lead.setdefault(mark.encode()[0], []).append(mark)
    for lead, alike in by_lead.items():
        tails = _tails(data, lead)
        if len(tails):
            present = np.zeros(1 << 16, np.bool_)
            present[tails] = True
            found += [mark for mark in alike if present[_tails_of(mark)].any()]
    return found


def _tails(data: Bytes, lead: int) -> npt.NDArray[np.uint16]:
    """The two bytes after every `lead`, as one number; a character of two bytes has only the first of them."""
    places = np.flatnonzero(data == lead)
    last = len(data) - 1
    first, second = (data[np.minimum(places + way, last)].astype(np.uint16) for way in (1, 2))
    return (first << np.uint16(8)) | second


def _tails_of(mark: str) -> slice:
    """The numbers that the two bytes after the mark's first one may make."""
    _, first, *second = mark.encode()
    begin = (first << 8) + (second[0] if second else 0)
    return slice(begin, begin + (1 if second else _ANY_LAST))


def _tails_by_lead(marks: str) -> dict[int, npt.NDArray[np.bool_]]:
    tails: dict[int, npt.NDArray[np.bool_]] = {}
    for mark in marks:
        tails.setdefault(mark.encode()[0], np.zeros(1 << 16, np.bool_))[_tails_of(mark)] = True
    return tails


_INERT = _tails_by_lead(INERT)


def digit_counts(texts: pa.StringArray) -> npt.NDArray[np.int32]:
    """How many of the digits 0–9 each text has."""
    data, offsets = text_bytes(texts)
    return np.diff(_counts_before(_are_digits(data))[offsets])


def have_digits_running(texts: pa.StringArray, least: int) -> npt.NDArray[np.bool_]:
    """Which texts have at least so many of the digits 0–9 side by side."""
    data, offsets = text_bytes(texts)
    digits = _are_digits(data)
    begins = digits.copy()
    for way in range(1, least):
        begins[:-way] &= digits[way:]
    before = _counts_before(begins)
    first, last = offsets[:-1], np.maximum(offsets[1:] - (least - 1), offsets[:-1])
    return before[last] > before[first]


def _are_digits(data: Bytes) -> npt.NDArray[np.bool_]:
    return data - np.uint8(ord("0")) < 10


def _counts_before(marked: npt.NDArray[np.bool_]) -> npt.NDArray[np.int32]:
    """Per byte, and for the end, how many bytes before it are marked."""
    before = np.zeros(len(marked) + 1, np.int32)
    np.cumsum(marked, dtype=np.int32, out=before[1:])
    return before


def without_ascii(texts: pa.StringArray, marks: bytes) -> pa.StringArray:
    """Texts without these ASCII characters, ASCII letters in lower case."""
    data, offsets = text_bytes(texts)
    stays = np.ones(256, np.bool_)
    stays[list(marks)] = False
    kept = stays[data]
    places = np.concatenate([np.zeros(1, np.int32), np.cumsum(kept, dtype=np.int32)])[offsets]
    content = data[kept].tobytes().lower()
    return pa.StringArray.from_buffers(len(texts), pa.py_buffer(places), pa.py_buffer(content))


def byte_lengths(texts: pa.StringArray) -> npt.NDArray[np.int32]:
    """How many bytes each text has."""
    return np.diff(text_bytes(texts)[1])


def are_ascii(texts: pa.StringArray) -> bool:
    """Whether no text holds anything else."""
    return not (text_bytes(texts)[0] > 0x7F).any()
