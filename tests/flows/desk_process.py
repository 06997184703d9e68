"""A desk without a window, run as a process to be killed: it says on stdout what it has acknowledged.

`python -m tests.flows.desk_process DATA`; each line is a JSON object with `said`.
"""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path

from dutyconsole.app.commands import AddEntry, KeepDraft, SignIn
from dutyconsole.app.events import CallChanged
from dutyconsole.app.slips import draft_key
from dutyconsole.bootstrap import open_console
from dutyconsole.domain.call import CallState
from dutyconsole.domain.slip import SlipDraft
from dutyconsole.paths import DataFolder
from tests.support.room import PASSWORD

PACE_S = 0.02


def say(**what: object) -> None:
    """Tell the parent; a line is written whole."""
    sys.stdout.write(json.dumps(what, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def main(folder: DataFolder) -> None:
    """Write lines and drafts until killed."""
    answered: dict[int, CallChanged] = {}
    with open_console(folder, recorder=True, process="desk") as console:

        def hear(event: object) -> None:
            if isinstance(event, CallChanged):
                say(said="call", id=event.call_id, state=event.state.value, fresh=event.fresh)
                if event.state is CallState.ANSWERED:
                    answered[event.call_id] = event

        console.news.listen(hear)
        person = console.desk.submit(SignIn("李晓东", PASSWORD)).result()
        say(said="ready")
        pause, count = threading.Event(), 0
        while not pause.wait(PACE_S):
            count += 1
            entry = console.desk.submit(AddEntry(f"第{count}条"), person).result()
            say(said="entry", number=entry.number, text=entry.text)
            for call_id, event in answered.items():
                draft = SlipDraft(number=event.card.row.call.number or "", content=f"写到第{count}字")
                console.desk.submit(KeepDraft(draft_key(event.call_id), draft.to_json()), person).result()
                say(said="draft", call=call_id, content=draft.content)


if __name__ == "__main__":
    main(DataFolder(Path(sys.argv[1])))
