"""64-bit hashes of many texts at once, eight bytes at a time. The same text has the same hash in every process."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ingestion.remembered import once_per_array
from ingestion.textbytes import text_bytes

Hashes = npt.NDArray[np.uint64]
_WORD = 8
_STEP = np.uint64(0x9E3779B97F4A7C15)
_FOLD = np.uint64(32)
_BITS = np.uint64(8)


@once_per_array
def text_hashes(texts: pa.StringArray) -> Hashes:
    """One hash per text (no null). Not for keys: whoever knows how it is made can make two texts agree."""
    data, offsets = text_bytes(texts)
    starts, lengths = offsets[:-1].astype(np.int64), np.diff(offsets).astype(np.int64)
    padded = np.concatenate([data, np.zeros(2 * _WORD, np.uint8)])
    words: Hashes = np.ndarray(len(data) + _WORD, np.dtype("<u8"), padded, strides=(1,))
    hashes: Hashes = mixed(lengths.view(np.uint64))
    rows = np.flatnonzero(lengths)
    place = 0
    while len(rows):
        left = lengths[rows] - place
        found = words[starts[rows] + place]
        short = left < _WORD
        if short.any():
            spare = _BITS * (np.uint64(_WORD) - left[short].view(np.uint64))
            found[short] = (found[short] << spare) >> spare
        hashes[rows] = mixed(hashes[rows] ^ found)
        place += _WORD
        rows = rows[left > _WORD]
    return hashes


def mixed(hashes: Hashes) -> Hashes:
    """Every bit spread over the whole number."""
    spread = (hashes ^ (hashes >> _FOLD)) * _STEP
    spread ^= spread >> np.uint64(29)
    return spread * _STEP
