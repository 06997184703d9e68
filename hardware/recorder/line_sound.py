"""The ear of one line: everything that is recognised in its sound, told in seconds of the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyconsole.domain.call import CallerId
from dutyconsole.settings.line import Hearing, read_cadence
from hardware.recorder.callers import SOUND
from hardware.recorder.evidence import Heard, Stretch, ToneNow
from hardware.signal.activity import Activity
from hardware.signal.decoder import Detectors, SoundDecoder
from hardware.signal.heard import HeardDigits, HeardId, HeardRing
from hardware.signal.ring import RingCadence, RingReceiver
from hardware.signal.tones import Cadence

if TYPE_CHECKING:
    from hardware.recorder.call_logic import CallLogic
    from hardware.recorder.evidence import Moment
    from hardware.signal.activity import Frames, Run

RING_MARGIN_S = 0.3
"""So much before a ring is known as one, its sound looks like speech."""
SEIZURE_S = 0.6
"""Longest time of a caller-ID carrier before its message."""
WAITING_TONE_S = (0.3, 0.5)
"""Length of the tone by which the exchange announces a waiting caller."""
WAITING_WITHIN_S = 6.0
"""The caller's number follows that tone within so long."""


class LineSound:
    """Fed with consecutive frames; measures them, and tells the call's logic what they say."""

    def __init__(self, rate: int, speech_dbfs: float, hearing: Hearing) -> None:
        self.activity = Activity(rate, speech_dbfs)
        self._decoder = SoundDecoder(rate, detectors_of(hearing))
        on_off = read_cadence(hearing.ring_cadence) or (1.0, 4.0)
        self._rings = (
            RingReceiver(rate, hearing.ring_dbfs, cadence=RingCadence(*on_off), hertz=hearing.ring_hz)
            if hearing.rings
            else None
        )
        self._hearing = hearing
        self._rate = rate
        self._begin: int | None = None
        """Position of the first frame that the detectors were fed."""

    def feed(self, frames: Frames, place: int) -> list[HeardRing | HeardId | HeardDigits]:
        """Hear the frames from position `place` on; returns what has been recognised by now."""
        self.activity.feed(frames, place)
        if self._begin is None:
            self._begin = place
        found: list[HeardRing | HeardId | HeardDigits] = []
        if self._rings is not None:
            found += self._rings.feed(frames)
            self._unsay(self._rings.rings_since_s, RING_MARGIN_S)
        for one in self._decoder.feed(frames):
            if isinstance(one, HeardId):
                self._unsay(one.at_s, SEIZURE_S)
                found += [one] if self._hearing.caller_id else []
            elif isinstance(one, HeardDigits) and self._hearing.digits:
                found.append(one)
        return found

    def tell(self, one: HeardRing | HeardId | HeardDigits, now: Moment, logic: CallLogic) -> None:
        """Tell the logic what was recognised; `now` is the end of what was fed."""
        at = now.back_to(self._clock(one.at_s, now.t))
        if isinstance(one, HeardRing):
            logic.ring(at, SOUND)
        elif isinstance(one, HeardDigits):
            logic.digits(at, one.digits, self._clock(one.to_s, now.t))
        elif isinstance(one.told, CallerId) and self._may_be_caller(one, one.told, at.t, logic):
            logic.caller_id(at, one.told, SOUND, waiting=logic.answered_before(at.t))

    def heard(self, t: float) -> Heard:
        """Say how it sounds now; `t` is the end of what was fed, in seconds of the clock."""
        ear, tone = self.activity, self._decoder.sounding()
        last = ear.age_s(ear.last_sound)
        return Heard(
            self._stretch(ear.speech, t),
            self._stretch(ear.tone, t),
            None if last is None else t - last,
            None if tone is None else ToneNow(tone.tone, self._clock(tone.from_s, t), tone.beats),
            may_be_data=self._decoder.hears_carrier,
        )

    def _may_be_caller(self, one: HeardId, caller: CallerId, t: float, logic: CallLogic) -> bool:
        """Say whether the exchange can have sent this.

        It sends before the answer, by keying also to a line in use, after a tone. So what the other side of
        a conversation plays is no caller. A message that cannot be read begins no call.
        """
        if logic.call is None:
            return caller.checksum != "bad"
        if not logic.answered_before(t):
            return True
        beep = self._decoder.last_beep
        announced = beep is not None and WAITING_TONE_S[0] <= beep[1] - beep[0] <= WAITING_TONE_S[1]
        follows = beep is not None and 0 <= one.at_s - beep[1] <= WAITING_WITHIN_S
        return announced and follows and caller.checksum == "ok"

    def _unsay(self, since_s: float | None, margin_s: float) -> None:
        if since_s is not None and self._begin is not None:
            self.activity.unsay(self._begin + round((since_s - margin_s) * self._rate))

    def _clock(self, at_s: float, t: float) -> float:
        """Return in seconds of the clock what the detectors count from where they began."""
        return t - (self.activity.heard - (self._begin or 0)) / self._rate + at_s

    def _stretch(self, run: Run, t: float) -> Stretch | None:
        if run.start is None:
            return None
        heard, rate = self.activity.heard, self._rate
        return Stretch(t - (heard - run.start) / rate, t - (heard - run.end) / rate, run.loud / rate)


def detectors_of(hearing: Hearing) -> Detectors:
    """Return the detectors as the settings want them; a cadence that is none is left to the standard."""
    shipped = Hearing()

    def times(name: str) -> tuple[float, float]:
        return read_cadence(getattr(hearing, name)) or read_cadence(getattr(shipped, name)) or (1.0, 1.0)

    return Detectors(
        fsk_dbfs=hearing.fsk_dbfs if hearing.caller_id else None,
        dtmf_dbfs=hearing.dtmf_dbfs if hearing.digits or hearing.caller_id else None,
        tone_dbfs=hearing.tone_dbfs if hearing.tones else None,
        tone_hertz=hearing.tone_hz,
        cadences=(
            Cadence("dial", hearing.dial_s, 0.0),
            Cadence("ringback", *times("ring_back"), beats=1),
            Cadence("busy", *times("busy")),
            Cadence("congestion", *times("congestion")),
        ),
    )
