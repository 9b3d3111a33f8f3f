"""The base of every value: frozen, closed to unknown fields, compared by what it holds."""

from __future__ import annotations

import sys
from functools import cache
from types import ModuleType
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

_LOADER = "pydantic.plugin._loader"
_NO_PLUGINS = ModuleType(_LOADER)
_NO_PLUGINS.get_plugins = tuple  # type: ignore[attr-defined]


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

    @classmethod
    def model_rebuild(cls, **options: Any) -> bool | None:
        """Build the validators, as pydantic does, but without the module that looks for pydantic's plugins.

        It imports all of `importlib.metadata` and opens the metadata of every installed package, which takes as long as
        all of carcite's own imports; plugins watch an application's models, and these are a library's. An application
        that has it loaded already loses nothing; one that has not loads it with the first model of its own.
        """
        if _LOADER in sys.modules:
            return super().model_rebuild(**options)
        sys.modules[_LOADER] = _NO_PLUGINS
        try:
            return super().model_rebuild(**options)
        finally:
            del sys.modules[_LOADER]


_set = object.__setattr__  # a value is frozen


@cache
def _defaults(value: type[Value]) -> dict[str, Any]:
    return {name: field.default for name, field in value.model_fields.items()}
