"""The sentence of each error code, in Chinese and in English, for window and command line alike.

The sentences stand in `dutyconsole.sentences`, by subject; each code is in one place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyconsole.domain.vocabulary import Term
from dutyconsole.sentences import backup, config, line, program, room, search, store

if TYPE_CHECKING:
    from dutyconsole.errors import DutyError

CHINESE = "zh_CN"

SENTENCES: dict[str, tuple[str, str]] = {
    **room.SENTENCES,
    **store.SENTENCES,
    **config.SENTENCES,
    **line.SENTENCES,
    **program.SENTENCES,
    **backup.SENTENCES,
    **search.SENTENCES,
}


def sentence(error: DutyError, language: str = CHINESE) -> str:
    """Return what to tell the person; a code without a sentence shows itself rather than hiding the fault."""
    pair = SENTENCES.get(error.code)
    if pair is None:
        return str(error)
    text = pair[0] if language == CHINESE else pair[1]
    params = {name: _words(value, language) for name, value in error.params.items()}
    try:
        return text.format(**params)
    except (KeyError, IndexError):
        return f"{text} {params}"


def _words(value: object, language: str) -> object:
    if isinstance(value, Term):
        return value.word(language)
    if isinstance(value, tuple):
        return ("、" if language == CHINESE else ", ").join(str(_words(each, language)) for each in value)
    return value
