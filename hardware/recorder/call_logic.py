"""What happens on a line, decided: signals and sound in, signs for the call's table out.

Signals of the serial port (rings, caller ID, hook) are believed. Speech tells where no control line does:

* no working control line, or `answer_by = speech`: 0.6 s of speech begins a call, 0.3 s answer a dialled one;
* `answer_by = both` with a working control line that says on-hook: only 2.5 s of speech, so that a control
  line wired wrongly does not leave a call unrecorded; that is noted as a disagreement;
* `answer_by = control_line` with a working control line: never.

While it rings, ring bursts (up to 2 s) and the caller ID's data tones between the first two rings are heard
on the line too. Where the ear knows this line's rings as rings, 1.2 s of speech answer, for no message lasts
so long. Else speech answers a ringing call if it lasts 2.5 s, or if, when the rings have stopped for
`ring_timeout_s`, at least 0.3 s of it came later than 2 s (first ring: 3.5 s) after the last ring. The answer
is dated back to that speech. Rings that stop without either make the call missed.

While the ring-back or the busy tone goes on, an officer may speak beside the line: then 2.5 s of speech
answer. A call that the control line answered ends by the control line alone. Any other ends by the busy tone,
by a dial tone, or after `hang_s` without speech.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dutyconsole.domain.call import PLACING, CallSignal, CallState, Direction
from dutyconsole.domain.vocabulary import DisagreementAbout
from hardware.recorder.call_acts import CallActs, Told
from hardware.recorder.call_table import Sign
from hardware.recorder.callers import SERIAL, SOUND, believed
from hardware.recorder.evidence import Heard

if TYPE_CHECKING:
    from dutyconsole.domain.call import Call, CallerId
    from dutyconsole.domain.recording import EndReason
    from dutyconsole.domain.vocabulary import Unanswered
    from dutyconsole.settings.line import Line
    from dutyconsole.settings.recorder import Recorder
    from hardware.recorder.call_book import CallBook, Note, Tape
    from hardware.recorder.evidence import Moment, Stretch, ToneNow

SPEECH_S = 0.3
BEGIN_S = 0.6
"""Speech that begins a call: the seizure of a caller-ID message and its first mark are over by then."""
RINGS_KNOWN_S = 1.2
SUSTAINED_S = 2.5
TONE_S = 1.0
"""Exchange tone that begins an outgoing call where no control line tells of it."""
QUIET_S = 2.0
"""Quiet that must lie before such a tone: the busy tone of the last call is not a new one."""
AFTER_RING_S = 2.0
AFTER_FIRST_RING_S = 3.5
SAME_RING_S = 2.5
"""Within so much, a ring of another source is the same one: half the period of Chinese ringing."""
NEXT_RING_S = 8.0
FEW_DIGITS = 3
"""Fewer digits on a line that nobody is known to have taken up begin no call."""
AFTER_TALK_S = 3.0
"""So long a dial tone lasts until it ends a talk: music for those who wait has long notes, too."""
PROGRESS = frozenset({"ringback", "busy", "congestion"})
"""Tones by which the exchange tells how an outgoing call goes on."""
BUSY_BEATS = 3
"""Soundings of the busy tone that end a call."""


class CallLogic:
    """One line's calls, one at a time. Every method is called from the line's thread."""

    def __init__(self, line: Line, settings: Recorder, *, note: Note, tape: Tape) -> None:
        self.off_hook: bool | None = None
        """What the control line said last; None before, and while it does not work."""
        self.has_serial_rings = False
        """True where a device that works would tell of rings."""
        self.acts = CallActs(line, note=note, tape=tape)
        self._line = line
        self._settings = settings
        self._heard = Heard()
        self._ring_times: dict[str, float] = {}
        self._odd_ring: Moment | None = None
        self._put_down: Moment | None = None

    @property
    def book(self) -> CallBook:
        """Where the call stands."""
        return self.acts.book

    @property
    def call(self) -> Call | None:
        """The call that stands."""
        return self.book.call

    def go_on_from(self, call: Call, until: float) -> None:
        """Take a call that a dead recorder left: off-hook or speech before `until` goes on with it."""
        self.acts.go_on_from(call, until)

    # Signals

    def ring(self, now: Moment, source: str = SERIAL) -> None:
        """Take a ring: it begins a call, or counts; of two sources that tell of one ring the first counts."""
        self._settle_hook(now, at_once=True)
        others = [t for name, t in self._ring_times.items() if name != source]
        self._ring_times[source] = now.t
        if any(abs(now.t - t) < SAME_RING_S for t in others):
            return
        if source == SOUND and self._is_open() and not self._rings_again(now):
            return
        self.acts.act(Sign.RING_HOOK_UP if self._is_held() else Sign.RING, now)
        self._compare_rings(now)

    def caller_id(
        self, now: Moment, caller: CallerId, source: str = SERIAL, *, waiting: bool = False
    ) -> None:
        """Take who is calling; in an answered call another number is a second caller who waits.

        `waiting` says that the exchange announced a second one.
        """
        self.acts.act(Sign.CALLER_ID, now, Told(caller=believed(caller), source=source, waiting=waiting))

    def digits(self, now: Moment, digits: str, until_s: float) -> None:
        """Take digits heard from `now` until `until_s`: dialled from here, if the receiver is up."""
        if self._is_down():
            self.acts.act(Sign.DIGITS_HOOK_DOWN, now)
        elif self.call is not None or self.off_hook or len(digits) >= FEW_DIGITS:
            self.acts.act(Sign.DIGITS, now, Told(digits=digits, until_s=until_s))

    def hook_lifted(self, now: Moment) -> None:
        """The control line says off-hook."""
        self.off_hook = True
        down, self._put_down = self._put_down, None
        if self._line.answer_by == "speech":
            return
        if down is not None and now.t - down.t <= self._settings.flash_s:
            self.acts.act(Sign.FLASH, now)
            return
        if down is not None:
            self.acts.act(Sign.ON_HOOK, down)
        self.acts.act(Sign.OFF_HOOK, now, Told(by="control_line"))

    def hook_put_down(self, now: Moment) -> None:
        """The control line says on-hook; in a conversation it may be a flash, so its end waits a moment."""
        self.off_hook = False
        if self._line.answer_by != "speech":
            self._put_down = now
            self._settle_hook(now, at_once=self.book.state not in {CallState.ANSWERED, CallState.HELD})

    def hook_unknown(self) -> None:
        """The control line has stopped working: from here on the ear decides."""
        self.off_hook = None

    def dialled(self, now: Moment, number: str) -> None:
        """The modem is told to dial `number`: a call of ours, whose number needs no ear."""
        self.acts.act(Sign.MODEM_DIALS, now, Told(number=number))

    def dial_ended(self, now: Moment, result: Unanswered | None = None) -> None:
        """The modem has hung up, or could not dial: the call is over unless the telephone holds it.

        `result` is what the modem said of the other side.
        """
        if self.call is not None and self.call.direction is Direction.OUTGOING:
            self.acts.act(Sign.MODEM_HANGS_UP, now, Told(held=self._is_held(), result=result))

    def answered_before(self, t: float) -> bool:
        """Say whether the receiver was up at `t` (seconds of the clock), as far as anybody knows."""
        return self._is_open() and self.acts.up_since <= t

    # Sound and time

    def hear(self, now: Moment, heard: Heard) -> None:
        """Take what the ear says, and let time pass."""
        self._heard = heard
        self._pass_time(now)

    def tick(self, now: Moment) -> None:
        """Let time pass while nothing is heard: no tone goes on then."""
        self._heard = replace(self._heard, sounding=None, may_be_data=False)
        self._pass_time(now)

    def _pass_time(self, now: Moment) -> None:
        """Look for rings that stopped, for silence, and for speech that has lasted."""
        self._settle_hook(now, at_once=False)
        state = self.book.state
        if state is None:
            self._idle(now)
        elif state is CallState.RINGING:
            self._ringing(now)
        elif state in PLACING:
            self._placing(now)
        else:
            self._talking(now)
        self.book.settle(now)

    def end_all(self, now: Moment, reason: EndReason) -> Call | None:
        """The recorder stops: close what runs and return the call that was cut off."""
        call = self.call
        self._settle_hook(now, at_once=True)
        self.book.close_tape(now, reason)
        if self.call is not None:
            self.acts.finish(now, CallSignal.HANG_UP, reason)
        return call

    # Signs

    def _idle(self, now: Moment) -> None:
        self._ring_times.clear()
        if self._quiet_for(now) >= QUIET_S:
            self.acts.armed = True
        speech, tone, need = self._heard.speech, self._heard.tone, self._speech_needed(BEGIN_S)
        if speech is not None and need is not None and self._counts(speech, now, need):
            if speech.loud_s >= SUSTAINED_S or not self._heard.may_be_data:
                self._hear_speech(now.back_to(speech.start))
        elif self.acts.armed and tone is not None and self._counts(tone, now, TONE_S):
            self.acts.armed = False
            down = self._is_down()
            self.acts.act(Sign.DIAL_TONE_HOOK_DOWN if down else Sign.DIAL_TONE, now.back_to(tone.start))

    def _ringing(self, now: Moment) -> None:
        speech, need = self._heard.speech, self._speech_needed(SPEECH_S)
        if speech is not None and need is not None:
            lasting = RINGS_KNOWN_S if SOUND in self._ring_times and need == SPEECH_S else SUSTAINED_S
            if self._counts(speech, now, lasting):
                self._hear_speech(now.back_to(speech.start))
                return
            self._note_spoken(speech, need)
        if self._dials_anew():
            self._hear_dial_tone(now)
        elif now.t - self.acts.last_sign < self._settings.ring_timeout_s:
            return
        elif self.acts.spoken is not None:
            self._hear_speech(now.back_to(self.acts.spoken))
        else:
            self.acts.act(Sign.RINGS_STOPPED, now)

    def _note_spoken(self, speech: Stretch, need: float) -> None:
        """Keep in mind a few words that came when neither a ring nor data can be heard."""
        rings = self.call.rings if self.call is not None else 0
        free = self.acts.last_sign + (AFTER_FIRST_RING_S if rings <= 1 else AFTER_RING_S)
        if self.acts.spoken is None and need == SPEECH_S and speech.end - max(speech.start, free) >= SPEECH_S:
            self.acts.spoken = max(speech.start, free)

    def _placing(self, now: Moment) -> None:
        speech, tone = self._heard.speech, self._heard.sounding
        held = self._is_held()
        # Off-hook is certain here, so the ear need not be careful; but beside a tone the officer may speak.
        wanted = SUSTAINED_S if tone is not None and tone.name in PROGRESS else SPEECH_S
        may_speak = held or self._speech_needed(SPEECH_S) is not None
        if may_speak and speech is not None and self._counts(speech, now, wanted):
            self._hear_speech(now.back_to(speech.start))
        elif tone is not None and tone.name in PROGRESS and self._is_answer_to_us(tone):
            sign = Sign.RING_BACK if tone.name == "ringback" else Sign.BUSY
            self.acts.last_sign = now.t
            self.acts.act(sign, now, Told(tone=tone.name))
        elif self._dials_anew():
            self._hear_dial_tone(now)
        elif not held and min(self._quiet_for(now), now.t - self.acts.last_sign) >= self._settings.hang_s:
            self.acts.act(Sign.SILENCE, now)

    def _talking(self, now: Moment) -> None:
        if self._is_held():
            return
        speech, tone = self._heard.speech, self._heard.sounding
        last = max(self.acts.last_sign, speech.end if speech is not None else self.acts.last_sign)
        if tone is not None and tone.start >= last - SPEECH_S and _ends_talk(tone):
            self.acts.act(Sign.BUSY, now)
        elif tone is not None and now.t - tone.start >= AFTER_TALK_S and self._dials_anew():
            self._hear_dial_tone(now)
        elif now.t - last >= self._settings.hang_s:
            self.acts.act(Sign.SILENCE, now)

    def _hear_speech(self, at: Moment) -> None:
        sign = Sign.SPEECH_HOOK_DOWN if self._is_down() else Sign.SPEECH
        self.acts.act(sign, at, Told(by="speech", heard_tone=self._heard.tone))

    def _hear_dial_tone(self, now: Moment) -> None:
        tone = self._heard.sounding
        begun = now if tone is None else now.back_to(tone.start)
        sign = Sign.DIAL_TONE_HOOK_DOWN if self._is_down() else Sign.DIAL_TONE
        self.acts.act(sign, begun, Told(held=self._is_held()))

    def _settle_hook(self, now: Moment, *, at_once: bool) -> None:
        """Take an on-hook that can be no flash any more as what it is, at its own time."""
        down = self._put_down
        if down is not None and (at_once or now.t - down.t > self._settings.flash_s):
            self._put_down = None
            self.acts.act(Sign.ON_HOOK, down)

    def _rings_again(self, now: Moment) -> bool:
        """Say whether a ring heard in an open call is the second: one alone may be a noise of the talk."""
        first, self._odd_ring = self._odd_ring, now
        return first is not None and now.t - first.t <= NEXT_RING_S

    def _compare_rings(self, now: Moment) -> None:
        """Notice that only the ear tells of rings where the port would, too."""
        call = self.call
        heard_alone = SERIAL not in self._ring_times and SOUND in self._ring_times
        if call is not None and call.rings > 1 and heard_alone and self.has_serial_rings:
            self.book.doubt(now, DisagreementAbout.RING_SERIAL)

    def _is_answer_to_us(self, tone: ToneNow) -> bool:
        """Say whether this can come after what was dialled: a short dial tone looks like one ring-back."""
        dialled_s = self.acts.dialled_s
        if tone.name != "ringback" or self.book.state is CallState.RING_BACK:
            return True
        return tone.beats > 1 if dialled_s is None else tone.start >= dialled_s

    def _dials_anew(self) -> bool:
        """Say whether a dial tone sounds that is not the one by which this call began."""
        tone, call = self._heard.sounding, self.call
        return (
            tone is not None
            and tone.name == "dial"
            and call is not None
            and call.state is not CallState.DIALLING
            and tone.start > self.acts.last_sign
        )

    def _speech_needed(self, free: float) -> float | None:
        """Return the seconds of speech that count as lifting the receiver, or None where it never does.

        `free` is what is needed where no control line says anything.
        """
        if self.off_hook is None or self._line.answer_by == "speech":
            return free
        return SUSTAINED_S if self._line.answer_by == "both" else None

    def _counts(self, run: Stretch, now: Moment, need: float) -> bool:
        """Say whether a run that goes on is long enough, and is not left over from the last call."""
        return run.loud_s >= need and run.is_current(now.t) and run.start >= self.acts.free_since

    def _is_held(self) -> bool:
        """Say whether a working control line holds the call open, until a hang-up is surely no flash."""
        up = self.off_hook is True or self._put_down is not None
        return up and self._line.answer_by != "speech"

    def _is_down(self) -> bool:
        """Say whether a working control line says that the receiver is down."""
        down = self.off_hook is False and self._put_down is None
        return down and self._line.answer_by != "speech"

    def _is_open(self) -> bool:
        return self.book.state not in {None, CallState.RINGING}

    def _quiet_for(self, now: Moment) -> float:
        return float("inf") if self._heard.last_sound is None else now.t - self._heard.last_sound


def _ends_talk(tone: ToneNow) -> bool:
    """Say whether this tone tells that the other side has hung up."""
    return tone.name in {"busy", "congestion"} and tone.beats >= BUSY_BEATS
