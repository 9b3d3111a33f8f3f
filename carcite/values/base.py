"""The base of every value: frozen, closed to unknown fields, compared by what it holds."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value. Change one with `value.model_copy(update={...})`; unknown fields are refused."""

    # Building pydantic's validators is the larger part of `import carcite`; it waits for the first use.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def unchecked(cls, **fields: Any) -> Self:
        """The value of fields that are in their form already: `model_construct`, at a third of its cost."""
        value = cls.__new__(cls)
        _set(value, "__dict__", {**_defaults(cls), **fields})
        _set(value, "__pydantic_fields_set__", set(fields))
        _set(value, "__pydantic_extra__", None)
        _set(value, "__pydantic_private__", None)
        return value

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """Only what differs from the defaults: a name has nine fields, of which two are given."""
        defaults = _defaults(type(self))
        return [(name, value) for name, value in self.__dict__.items() if value != defaults.get(name)]


_set = object.__setattr__  # a value is frozen


@cache
def _defaults(value: type[Value]) -> dict[str, Any]:
    return {name: field.default for name, field in value.model_fields.items()}
