"""The base class of all values: frozen, without unknown fields, validated whenever one is made or changed.

`construct` is the only exception, for code that has validated or normalised the fields: a reader makes thousands of
values, and pydantic looks at every field of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

_V = TypeVar("_V", bound="Value")


class Value(BaseModel):
    """A frozen value. `value.replace(field=...)` returns a changed copy, validated and normalised like a new one."""

    # Building pydantic's validators is the larger part of `import carcite`; it is deferred to the first use.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    # Names of fields in other programs, for the message about an unknown field.
    _other_names: ClassVar[Mapping[str, str]] = {}

    @model_validator(mode="before")
    @classmethod
    def _check_input(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        if not data.keys() <= cls.model_fields.keys():
            raise ValueError("; ".join(cls.unknown_field(name) for name in data if name not in cls.model_fields))
        for name, value in data.items():
            if isinstance(value, (bytes, bytearray)):  # pydantic would decode them
                raise ValueError(f"{name}: bytes are not text; decode them")
        return data

    @classmethod
    def unknown_field(cls, name: Any) -> str:
        """Return the message about an unknown field, with the one that may be meant.

        >>> from carcite import Citation
        >>> Citation.unknown_field("journal")
        "Citation has no field 'journal'; did you mean container_title?"
        """
        message = f"{cls.__name__} has no field {name!r}"
        folded = str(name).lower().replace("-", "_").replace(" ", "_")
        near = [folded] if folded in cls.model_fields else [cls._other_names.get(folded)]
        if not near[0]:
            near = get_close_matches(folded, cls.model_fields, n=1, cutoff=0.7)
        if near:
            return f"{message}; did you mean {near[0]}?"
        return f"{message}; the fields are {', '.join(cls.model_fields)}"

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            try:
                return super().__getattr__(name)
            except AttributeError:
                if name in self._other_names:
                    raise AttributeError(self.unknown_field(name), name=name, obj=self) from None
                raise

    def replace(self, **changes: Any) -> Self:
        """Return a copy with the given fields changed, validated and normalised as by the constructor.

        Raises pydantic's ValidationError, which is a ValueError, for an unknown field and an invalid value.

        >>> from carcite import Citation
        >>> Citation(type="book", title="Lichens").replace(title="Mosses").title
        'Mosses'
        """
        return self._changed(changes)

    def _changed(self, changes: Mapping[str, Any]) -> Self:
        return type(self).model_validate({**self._kept_beside(changes), **changes})

    def _kept_beside(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        """Return the fields that a changed copy keeps: those that are not defaults and do not change."""
        defaults = _defaults(type(self))
        return {name: value for name, value in self.__dict__.items() if value != defaults.get(name)}

    # pydantic does not validate in these methods.

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy, as pydantic's `model_copy`; `update` is validated and normalised as by `replace`."""
        source = super().model_copy(deep=deep) if deep or not update else self
        return source._changed(update) if update else source

    def __replace__(self, **changes: Any) -> Self:
        return self._changed(changes)

    @classmethod
    def model_construct(cls, _fields_set: set[str] | None = None, **values: Any) -> Self:
        """Return a new value, validated as by the constructor."""
        return cls.model_validate(values)

    def copy(self, *, include: Any = None, exclude: Any = None, update: Any = None, deep: bool = False) -> Self:
        """pydantic's deprecated name of `model_copy`."""
        if include or exclude:
            raise TypeError("a copy has all fields; give `update`")
        return self.model_copy(update=update, deep=deep)

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """Only what differs from the defaults: of the nine fields of a name, two are usually given."""
        defaults = _defaults(type(self))
        return [(name, value) for name, value in self.__dict__.items() if value != defaults.get(name)]


def construct(value: type[_V], **fields: Any) -> _V:
    """Return a value of normalised fields, not validated: pydantic's `model_construct` at a third of its cost."""
    made = value.__new__(value)
    _set(made, "__dict__", {**_defaults(value), **fields})
    _set(made, "__pydantic_fields_set__", set(fields))
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    return made


_set = object.__setattr__  # a value is frozen


@cache
def _defaults(value: type[Value]) -> dict[str, Any]:
    return {name: field.default for name, field in value.model_fields.items()}


def described(text: str, csl: str = "", bibtex: str = "", ris: str = "", *, default: Any = None) -> Any:
    """Return a field with its description and its names in other formats, separated by spaces."""
    names: dict[str, Any] = {
        format: named for format, named in (("csl", csl), ("bibtex", bibtex), ("ris", ris)) if named
    }
    return Field(default, description=text, json_schema_extra={"names": names} if names else None)
