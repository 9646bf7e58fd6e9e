"""The UTF-8 bytes of a whole column looked at together: most columns hold nothing that is worth a closer look."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Bytes = npt.NDArray[np.uint8]
_HAN = bytes((*range(0xE4, 0xEA), *range(0x80, 0xC0)))
_PLAIN = bytes(set(range(0x21, 0x7F)) - set(b'"\\')) + _HAN
INERT = "、。“”‘’《》【】—·"
"""Marks of Chinese texts that no folding changes."""
_INERT_BYTES = tuple(mark.encode() for mark in INERT)


def text_bytes(texts: pa.StringArray) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int32]]:
    """The UTF-8 of all texts one after another, and where each begins; the last number is the end."""
    _, places, content = texts.buffers()
    if not len(texts) or places is None or content is None:
        return np.array([], np.uint8), np.zeros(len(texts) + 1, np.int32)
    offsets = np.frombuffer(places, np.int32)[texts.offset : texts.offset + len(texts) + 1]
    first, last = int(offsets[0]), int(offsets[-1])
    return np.frombuffer(content, np.uint8)[first:last], offsets - offsets[0]


def odd_bytes(texts: pa.StringArray) -> bytes:
    """The distinct bytes that are neither visible ASCII nor of a Chinese character (U+4000–9FFF).

    Spaces, quotation marks, backslashes and control characters count as odd; inert marks do not.
    """
    content = text_bytes(texts)[0].tobytes()
    odd = _odd(content)
    if any(mark[0] in odd for mark in _INERT_BYTES):
        for mark in _INERT_BYTES:
            content = content.replace(mark, b"")
        odd = _odd(content)
    return odd


def _odd(content: bytes) -> bytes:
    return bytes(sorted(set(content.translate(None, _PLAIN))))


def marks_in(texts: pa.StringArray, marks: Iterable[str]) -> list[str]:
    """Those of the marks that any text holds."""
    content = text_bytes(texts)[0].tobytes()
    return [mark for mark in marks if mark.encode() in content]


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
