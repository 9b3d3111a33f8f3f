"""The base of every value: frozen, closed to unknown fields, compared by what it holds."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value. Change one with `value.model_copy(update={...})`; unknown fields are refused."""

    # Building pydantic's validators is the larger part of `import carcite`; it waits for the first use.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
