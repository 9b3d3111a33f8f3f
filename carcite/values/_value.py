"""The base of every value: frozen, closed to unknown fields, compared by what it holds."""

from __future__ import annotations

import os
from typing import Any

from pydantic import BaseModel, ConfigDict

_PLUGINS = "PYDANTIC_DISABLE_PLUGINS"  # pydantic documentation, "Plugins"


class Value(BaseModel):
    """A frozen value. Change one with `value.model_copy(update={...})`; unknown fields are refused."""

    # Building pydantic's validators is the larger part of `import carcite`; it waits for the first use.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def model_rebuild(cls, **options: Any) -> bool | None:
        """Build the validators, as pydantic does, but without looking for its plugins.

        Looking for a plugin opens the metadata of every installed package, which takes as long as all of carcite's own
        imports; plugins watch an application's models, and these are a library's.
        """
        before = os.environ.get(_PLUGINS)
        os.environ[_PLUGINS] = "__all__"
        try:
            return super().model_rebuild(**options)
        finally:
            if before is None:
                del os.environ[_PLUGINS]
            else:
                os.environ[_PLUGINS] = before
