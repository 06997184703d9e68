"""The telephone lines as the store knows them: a call of long ago is shown with the name of its line.

The settings say what lines there are; the store remembers every line there ever was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyconsole.domain.ids import LineId

if TYPE_CHECKING:
    from dutyconsole.app.commands import KnowLines
    from dutyconsole.app.desk import Work


def know_lines(command: KnowLines, work: Work) -> None:
    """Store what is new; a line without a name goes by its id."""
    for line in command.lines:
        work.uow.lines.know(LineId(line.id), name=line.name.strip() or line.id, number=line.number)
