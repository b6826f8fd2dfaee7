"""How a column of everybody judged travels through Spark, which has no unsigned numbers and no words out of a list."""

from dataclasses import dataclass
from typing import Final

import polars as pl
import pyarrow as pa

from bonebrief.machine.error import BoneBriefError


@dataclass(frozen=True, slots=True)
class Carried:
    """One kind on its way: in Polars, in Arrow and in Spark's words."""

    polars: pl.DataType
    arrow: pa.DataType
    spark: str


_TEXT: Final = Carried(pl.String(), pa.string(), "string")
_TEXTS: Final = Carried(pl.List(pl.String()), pa.list_(pa.string()), "array<string>")
_TRUTH: Final = Carried(pl.Boolean(), pa.bool_(), "boolean")
_SMALL: Final = Carried(pl.Int16(), pa.int16(), "smallint")
_WHOLE: Final = Carried(pl.Int64(), pa.int64(), "bigint")
_NUMBER: Final = Carried(pl.Float64(), pa.float64(), "double")


def carried(name: str, kind: pl.DataType) -> Carried:
    """How a column of this kind travels, so that it comes back as it was.

    Raises:
        BoneBriefError: it cannot.
    """
    match kind:
        case pl.String() | pl.Categorical() | pl.Enum() | pl.Null():
            return _TEXT
        case pl.List(inner=pl.String()):
            return _TEXTS
        case pl.Boolean():
            return _TRUTH
        case pl.UInt8() | pl.Int8() | pl.Int16():
            return _SMALL
        case pl.UInt16() | pl.UInt32() | pl.Int32() | pl.Int64() | pl.Date() | pl.Datetime():
            return _WHOLE
        case pl.Float32() | pl.Float64():
            return _NUMBER
    raise BoneBriefError(f'The column "{name}" holds {kind}, which cannot go along on Spark. Leave it out.')
