"""What happens on a line, decided: what tones, digits, two sources and the hook say together."""

from __future__ import annotations

import pytest

from dutyconsole.domain.facts import FactKind
from dutyconsole.domain.vocabulary import Unanswered
from hardware.recorder.callers import SERIAL, SOUND
from tests.hardware.recorder.acted import BEGIN, Bench

HUNG_UP = ["tape off hung_up", "call_ended ended"]


# Outgoing calls, by the tones of the exchange and what is dialled


def test_an_outgoing_call_from_dial_tone_to_the_end_by_sound_alone() -> None:
    bench = Bench()
    bench.hear(5.0)
    bench.sound("dial", seconds=2.0)
    bench.digits("05302100001")
    assert bench.told() == ["call_started out", "tape on 5", "dialled 05302100001"]
    bench.hear(1.0)
    bench.sound("ringback", beats=1)
    bench.hear(4.0)
    bench.sound("ringback", beats=2)
    assert bench.told() == ["tone ringback"]
    bench.hear(2.0)
    bench.hear(1.0, speech=True)
    assert bench.told() == ["call_answered speech"]
    bench.hear(3.0)
    bench.sound("busy", beats=2)
    assert bench.told() == []
    bench.sound("busy", beats=3)
    assert bench.told() == HUNG_UP


@pytest.mark.parametrize(
    ("tones", "result"), [(["busy"], "busy"), (["congestion"], "congestion"), (["ringback"], "no_answer")]
)
def test_a_call_that_nobody_answered_says_why(tones: list[str], result: str) -> None:
    bench = Bench(hook=True)
    bench.off()
    bench.digits("110")
    for tone in tones:
        bench.hear(1.0)
        bench.sound(tone, seconds=3.0)
    bench.told()
    bench.on()
    assert bench.told() == ["tape off hung_up", f"call_ended ended {result}"]


def test_a_short_dial_tone_is_no_ring_back() -> None:
    bench = Bench(hook=True)
    bench.off()
    bench.hear(0.4)
    bench.sound("ringback", beats=1)
    assert "tone ringback" not in bench.told()
    bench.digits("8")
    bench.sound("ringback", beats=1)
    assert bench.told() == ["dialled 8", "tone ringback"]


def test_a_word_beside_the_ring_back_tone_is_no_answer() -> None:
    bench = Bench(hook=True)
    bench.off()
    bench.digits("114")
    bench.hear(1.0)
    for _ in range(20):
        bench.sound("ringback", beats=2)
    bench.told()
    bench.logic.hear(bench.now(), bench.beside("ringback", speech_s=1.0))
    assert bench.told() == []
    bench.logic.hear(bench.now(), bench.beside("ringback", speech_s=2.6))
    assert bench.told() == ["call_answered speech"]


def test_a_number_dialled_in_parts_is_one() -> None:
    bench = Bench(hook=True)
    bench.off()
    bench.digits("0")
    bench.hear(3.0)
    bench.digits("2100001")
    assert bench.logic.call is not None
    assert bench.logic.call.number == "02100001"
    bench.hear(1.0, speech=True)
    bench.digits("1")
    assert bench.facts[-1].data.get("number") is None, "a choice in a menu is no part of the number"
    assert bench.logic.call.number == "02100001"


def test_the_number_is_known_where_off_hook_counts_as_the_answer() -> None:
    bench = Bench(answer_by="control_line", hook=True)
    bench.off()
    bench.digits("2100001")
    assert bench.logic.call is not None
    assert bench.logic.call.number == "2100001"
    bench.hear(40.0)
    bench.digits("1")
    assert bench.logic.call.number == "2100001"


def test_a_modem_that_dials_tells_the_number() -> None:
    bench = Bench()
    bench.signal(lambda now: bench.logic.dialled(now, "05302100001"))
    bench.digits("905302100001")
    assert bench.logic.call is not None
    assert bench.logic.call.number == "05302100001"
    bench.signal(bench.logic.dial_ended)
    assert bench.told()[-1] == "call_ended ended"


def test_a_modem_that_says_busy_is_believed_also_while_the_telephone_holds_the_line() -> None:
    bench = Bench()
    bench.signal(lambda now: bench.logic.dialled(now, "05302100001"))
    bench.signal(bench.logic.hook_lifted)
    bench.told()
    bench.signal(lambda now: bench.logic.dial_ended(now, Unanswered.BUSY))
    assert bench.logic.call is not None
    assert bench.logic.call.result is Unanswered.BUSY
    assert bench.told() == []


def make_test(bench: Bench) -> None:
    """Have the line tested during the call that stands."""
    assert bench.logic.call is not None
    bench.logic.book.tested(bench.logic.call.key, bench.now().t)


@pytest.mark.parametrize("answer_by", ["both", "control_line"])
def test_a_handset_lifted_for_a_test_only_called_nobody(answer_by: str) -> None:
    bench = Bench(answer_by=answer_by, hook=True)
    bench.off()
    bench.hear(8.0)
    make_test(bench)
    bench.sound("busy", beats=3)
    bench.signal(bench.logic.hook_put_down)
    bench.hear(2.0)
    assert bench.facts[-1].data["result"] == "self_test"


@pytest.mark.parametrize("more", ["dialled", "talked", "long"])
def test_a_call_that_went_on_after_the_test_is_a_call(more: str) -> None:
    bench = Bench(hook=True)
    bench.off()
    bench.hear(3.0)
    make_test(bench)
    if more == "dialled":
        bench.digits("2100001")
    bench.hear(4.0, speech=more == "talked")
    bench.hear(90.0 if more == "long" else 1.0)
    bench.signal(bench.logic.hook_put_down)
    bench.hear(2.0)
    assert bench.facts[-1].kind is FactKind.CALL_ENDED
    assert "result" not in bench.facts[-1].data


def test_a_dial_tone_after_a_talk_is_the_next_call() -> None:
    bench = Bench()
    bench.hear(3.0, speech=True)
    bench.hear(3.0)
    bench.told()
    bench.sound("dial", beats=1, seconds=2.5)
    assert bench.told() == [], "so long may a note of music be"
    bench.sound("dial", beats=1, seconds=3.2)
    assert bench.told()[:3] == [*HUNG_UP, "call_started out"]


def test_a_dial_tone_while_the_control_line_says_down_is_a_disagreement(
    caplog: pytest.LogCaptureFixture,
) -> None:
    bench = Bench(hook=True)
    bench.ring()
    bench.hear(1.0)
    bench.told()
    with caplog.at_level("WARNING", logger="dutyconsole.recorder"):
        bench.sound("dial", beats=1)
    assert bench.told() == ["disagreement hook_tone"]


def test_a_tone_ends_with_the_sound_that_is_lost() -> None:
    bench = Bench()
    bench.digits("110")
    bench.hear(1.0)
    bench.sound("busy")
    bench.told()
    for _ in range(25):
        bench.t += 1.0
        bench.logic.tick(bench.now())
    assert bench.told() == ["tape off silence", "call_ended ended busy"]


def test_digits_on_a_line_that_is_down_are_a_disagreement(caplog: pytest.LogCaptureFixture) -> None:
    bench = Bench(hook=True)
    with caplog.at_level("WARNING", logger="dutyconsole.recorder"):
        bench.digits("05302100001")
        bench.digits("05302100001")
    assert bench.told() == ["disagreement hook_digits"]


def test_two_digits_on_an_idle_line_are_no_call() -> None:
    bench = Bench()
    bench.digits("12")
    assert bench.told() == []


# Rings and callers from two sources


def test_one_ring_told_by_port_and_sound_counts_once() -> None:
    bench = Bench()
    for _ in range(3):
        bench.ring(SOUND)
        bench.hear(0.6)
        bench.ring(SERIAL)
        bench.hear(4.4)
    assert bench.logic.call is not None
    assert bench.logic.call.rings == 3


def test_rings_that_only_the_ear_tells_of_are_a_disagreement(caplog: pytest.LogCaptureFixture) -> None:
    bench = Bench()
    bench.logic.has_serial_rings = True
    bench.ring(SOUND)
    bench.hear(5.0)
    with caplog.at_level("WARNING", logger="dutyconsole.recorder"):
        bench.ring(SOUND)
    assert bench.told()[-1] == "disagreement ring_serial"


def test_known_rings_make_an_answer_quick() -> None:
    bench = Bench()
    bench.ring(SOUND)
    bench.hear(5.0)
    bench.ring(SOUND)
    bench.hear(2.0)
    bench.told()
    bench.hear(1.3, speech=True)
    assert bench.told() == ["call_answered speech"]


def test_a_ring_heard_in_a_talk_counts_from_the_second_on() -> None:
    bench = Bench()
    bench.hear(3.0, speech=True)
    bench.told()
    bench.ring(SOUND)
    bench.hear(5.0)
    assert bench.told() == []
    bench.ring(SOUND)
    assert bench.told() == [*HUNG_UP, "call_started in", "ring", "tape on 8"]


def test_the_same_caller_by_port_and_by_sound_is_one_report() -> None:
    bench = Bench()
    bench.ring()
    bench.caller("2100001")
    bench.caller("05302100001", source=SOUND, checksum="ok")
    assert bench.told().count("caller_id") == 1


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ((SERIAL, "111", None), (SOUND, "222", "ok"), "222"),
        ((SERIAL, "111", None), (SOUND, "222", None), "111"),
        ((SOUND, "222", None), (SERIAL, "111", None), "111"),
        ((SOUND, "222", "ok"), (SERIAL, "111", None), "222"),
    ],
)
def test_two_numbers_are_a_disagreement_and_the_surer_one_is_shown(
    caplog: pytest.LogCaptureFixture,
    first: tuple[str, str, str | None],
    second: tuple[str, str, str | None],
    kept: str,
) -> None:
    bench = Bench()
    bench.ring()
    with caplog.at_level("WARNING", logger="dutyconsole.recorder"):
        for source, number, checksum in (first, second):
            bench.caller(number, source=source, checksum=checksum)
    assert bench.logic.call is not None
    assert bench.logic.call.number == kept
    told = [fact.data for fact in bench.facts if fact.kind is FactKind.DISAGREEMENT]
    assert [(each["about"], each["one"]) for each in told] == [("number", kept)]


def test_a_wrong_checksum_shows_no_number() -> None:
    bench = Bench()
    bench.ring()
    bench.caller("13800138000", "李", source=SOUND, checksum="bad")
    assert bench.logic.call is not None
    assert (bench.logic.call.number, bench.logic.call.name) == (None, None)
    bench.caller("13800138000", source=SOUND, checksum="ok")
    assert bench.logic.call.number == "13800138000"


def test_who_rings_while_we_dial_is_a_missed_call_of_its_own() -> None:
    bench = Bench(hook=True)
    bench.off()
    bench.digits("110")
    bench.told()
    bench.caller("222")
    bench.caller("222")
    assert bench.told() == ["call_started in", "caller_id", "call_ended missed"]
    assert bench.logic.call is not None
    assert bench.logic.call.number == "110"


# The hook


def test_a_flash_holds_the_call_and_another_takes_it_back() -> None:
    bench = Bench(hook=True)
    bench.ring()
    bench.off()
    bench.told()
    for kind in ("call_held", "call_resumed"):
        bench.signal(bench.logic.hook_put_down)
        bench.hear(0.4)
        bench.off()
        assert bench.told() == [kind]
        bench.hear(30.0)
        assert bench.told() == []
    bench.on()
    assert bench.told() == HUNG_UP


def test_a_hang_up_counts_from_its_own_time() -> None:
    bench = Bench(hook=True)
    bench.ring()
    bench.off()
    bench.hear(10.0)
    bench.on()
    assert (bench.facts[-1].at - BEGIN).total_seconds() == pytest.approx(10.0)


def test_a_ring_right_after_a_hang_up_is_a_new_call() -> None:
    bench = Bench(hook=True)
    bench.ring()
    bench.off()
    bench.signal(bench.logic.hook_put_down)
    bench.told()
    bench.ring()
    assert bench.told() == [*HUNG_UP, "call_started in", "ring", "tape on 0"]
