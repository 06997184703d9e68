"""The few kinds of error that cross a layer: each carries a code, never a sentence.

The sentence that a person reads stands in `dutyconsole.messages`, in Chinese and in English.
"""

from __future__ import annotations


class DutyError(Exception):
    """Something that a person must be told, named by its code.

    Attributes:
        code: key of the sentence in `dutyconsole.messages`.
        params: values that the sentence needs, by name.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        detail = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.code}({detail})"


class Refused(DutyError):
    """A rule of the room says no; nothing has changed."""


class NotAllowed(Refused):
    """The person has not the right, or has not proved who they are."""


class DeviceProblem(DutyError):
    """A device or a service is missing, busy, gone or mad; the program goes on without it."""


class StoreProblem(DutyError):
    """The world's fault in the store: full disk, locked, damaged, newer than the program."""


class Damaged(StoreProblem):
    """Stored data are not what was written; what and where is said, and nothing is changed."""


class BadInput(DutyError):
    """A file or an argument that a person gave cannot be used as it stands."""


class Bug(DutyError):
    """Our own fault: goes to the crash report."""
