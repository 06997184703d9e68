"""What happens on a line, decided: every way in which a call begins, is answered, and ends."""

from __future__ import annotations

import pytest

from dutyconsole.domain.call import Call, CallState, Direction
from dutyconsole.domain.facts import FactKind
from dutyconsole.domain.ids import LineId
from dutyconsole.domain.recording import EndReason
from tests.hardware.recorder.acted import BEGIN, Bench

MISSED = ["tape off ring_stopped", "call_ended missed"]
HUNG_UP = ["tape off hung_up", "call_ended ended"]
SILENCE = ["tape off silence", "call_ended ended"]


def test_an_incoming_call_by_the_control_line() -> None:
    bench = Bench(hook=True)
    bench.ring()
    assert bench.told() == ["call_started in", "ring", "tape on 0"]
    bench.hear(2.0)
    bench.caller("13800138000")
    bench.hear(3.0)
    bench.ring()
    bench.hear(1.0)
    bench.off()
    assert bench.told() == ["caller_id", "ring", "call_answered control_line"]
    bench.hear(60.0)
    assert bench.told() == []
    bench.on()
    assert bench.told() == HUNG_UP
    rings = [fact.data["count"] for fact in bench.facts if fact.kind is FactKind.RING]
    assert rings == [1, 2]


def test_rings_that_stop_are_a_missed_call_and_its_recording_is_kept() -> None:
    bench = Bench(hook=True)
    bench.ring()
    bench.hear(6.4)
    bench.told()
    bench.hear(0.2)
    assert bench.told() == MISSED


def test_caller_id_before_the_first_ring_begins_the_call() -> None:
    bench = Bench(hook=True)
    bench.caller("02088886666")
    bench.hear(1.0)
    bench.ring()
    assert bench.told() == ["call_started in", "caller_id", "tape on 0", "ring"]
    assert bench.logic.call is not None
    assert (bench.logic.call.number, bench.logic.call.rings) == ("02088886666", 1)


def test_a_repeated_report_is_one_and_a_name_completes_it() -> None:
    bench = Bench(hook=True)
    bench.ring()
    bench.caller("10086")
    bench.caller("10086")
    bench.caller("10086", "移动")
    bench.caller("10086")
    assert bench.told().count("caller_id") == 2
    assert bench.logic.call is not None
    assert bench.logic.call.name == "移动"


def test_ring_bursts_on_the_line_are_not_an_answer() -> None:
    bench = Bench()
    for _ in range(4):
        bench.ring()
        bench.hear(1.0, speech=True)
        bench.hear(4.0)
    bench.hear(2.0)
    assert bench.told()[-2:] == MISSED
    assert not any(fact.kind is FactKind.CALL_ANSWERED for fact in bench.facts)


def test_data_tones_after_the_only_ring_are_not_an_answer() -> None:
    bench = Bench()
    bench.ring()
    bench.hear(1.0, speech=True)
    bench.hear(1.5)
    bench.hear(0.9, speech=True)
    bench.caller("13800138000")
    bench.hear(7.0)
    assert bench.told()[-2:] == MISSED


def test_a_few_words_after_the_rings_stopped_answer_the_call_at_their_time() -> None:
    bench = Bench()
    bench.ring()
    bench.hear(5.0)
    bench.ring()
    bench.hear(2.5)
    bench.hear(0.6, speech=True)
    bench.hear(4.0)
    assert bench.told()[-1] == "call_answered speech"
    answered = bench.facts[-1]
    assert (answered.at - BEGIN).total_seconds() == pytest.approx(7.5)
    bench.hear(10.0)
    bench.hear(1.0, speech=True)
    bench.hear(19.5)
    assert bench.told() == []
    bench.hear(1.0)
    assert bench.told() == SILENCE


def test_lasting_speech_answers_a_ringing_call_at_once() -> None:
    bench = Bench()
    bench.ring()
    bench.hear(1.5)
    bench.hear(2.4, speech=True)
    assert "call_answered speech" not in bench.told()
    bench.hear(0.3, speech=True)
    assert bench.told() == ["call_answered speech"]


def test_speech_alone_begins_a_call_and_silence_ends_it() -> None:
    bench = Bench()
    bench.hear(5.0)
    bench.hear(0.2, speech=True)
    bench.hear(1.0)
    assert bench.told() == []
    bench.hear(0.7, speech=True)
    assert bench.told() == ["call_started in", "call_answered speech", "tape on 6.2"]
    bench.hear(20.5)
    assert bench.told() == SILENCE


def test_dial_tone_begins_an_outgoing_call_and_the_busy_tone_does_not_begin_another() -> None:
    bench = Bench()
    bench.hear(5.0)
    bench.hear(1.2, tone=True)
    assert bench.told() == ["call_started out", "tape on 5"]
    bench.hear(3.0)
    bench.hear(1.0, speech=True)
    assert bench.told() == ["call_answered speech"]
    for _ in range(40):
        bench.hear(1.5, tone=True)
        bench.hear(0.4)
    assert bench.told() == SILENCE
    bench.hear(3.0)
    bench.hear(1.5, tone=True)
    assert bench.told()[0] == "call_started out"


def test_taking_up_the_receiver_without_a_ring_is_an_outgoing_call() -> None:
    bench = Bench(hook=True)
    bench.off()
    assert bench.told() == ["call_started out", "tape on 0"]
    bench.hear(60.0, tone=True)
    assert bench.told() == []
    bench.hear(1.0, speech=True)
    assert bench.told() == ["call_answered speech"]
    bench.on()
    assert bench.told() == HUNG_UP


def test_with_the_control_line_alone_off_hook_answers_and_speech_never_does() -> None:
    bench = Bench(answer_by="control_line", hook=True)
    bench.hear(10.0, speech=True)
    assert bench.told() == []
    bench.off()
    assert bench.told() == ["call_started out", "call_answered control_line", "tape on 10"]


def test_a_control_line_wired_wrongly_leaves_no_call_unrecorded(caplog: pytest.LogCaptureFixture) -> None:
    bench = Bench(hook=True)
    bench.hear(2.4, speech=True)
    assert bench.told() == []
    with caplog.at_level("WARNING", logger="dutyconsole.recorder"):
        bench.hear(0.3, speech=True)
    assert bench.told()[:3] == ["call_started in", "call_answered speech", "disagreement hook_speech"]
    bench.hear(20.5)
    assert bench.told()[-2:] == SILENCE


def test_when_the_control_line_dies_in_a_call_silence_ends_it() -> None:
    bench = Bench(answer_by="control_line", hook=True)
    bench.off()
    bench.hear(30.0)
    bench.logic.hook_unknown()
    bench.told()
    bench.hear(0.2)
    assert bench.told() == SILENCE


def test_a_ring_ends_a_call_whose_end_nobody_saw() -> None:
    bench = Bench()
    bench.hear(3.0, speech=True)
    bench.told()
    bench.hear(2.0)
    bench.ring()
    assert bench.told() == [*HUNG_UP, "call_started in", "ring", "tape on 5"]


def test_a_ring_while_off_hook_is_not_believed(caplog: pytest.LogCaptureFixture) -> None:
    bench = Bench(hook=True)
    bench.off()
    bench.told()
    with caplog.at_level("WARNING", logger="dutyconsole.recorder"):
        bench.ring()
        bench.ring()
    assert bench.told() == ["disagreement hook_ring"]


def test_a_second_caller_in_a_call_is_a_missed_call_of_its_own() -> None:
    bench = Bench(hook=True)
    bench.ring()
    bench.caller("111")
    bench.off()
    bench.told()
    bench.caller("222")
    bench.caller("222")
    assert bench.told() == ["call_started in", "caller_id", "call_ended missed"]
    assert bench.logic.call is not None
    assert bench.logic.call.number == "111"


def test_a_late_report_belongs_to_the_answered_call() -> None:
    bench = Bench(hook=True)
    bench.ring()
    bench.off()
    bench.told()
    bench.caller("111")
    assert bench.told() == ["caller_id"]


def test_calls_follow_each_other_without_a_gap() -> None:
    bench = Bench(hook=True)
    for _ in range(3):
        bench.ring()
        bench.off()
        bench.on()
    assert bench.told().count("call_started in") == 3
    assert bench.logic.call is None


def test_a_call_without_sound_says_so_and_gets_its_tape_when_sound_is_back() -> None:
    bench = Bench(hook=True)
    bench.problem = "sound_lost"
    bench.ring()
    assert bench.told() == ["call_started in", "ring", "call_unrecorded sound_lost"]
    bench.off()
    bench.told()
    bench.problem = ""
    bench.logic.book.sound_back(bench.now())
    bench.hear(0.1)
    assert bench.told()[0].startswith("tape on")
    bench.problem = "sound_stalled"
    bench.logic.book.sound_lost(bench.now())
    assert bench.told() == ["tape off device_lost", "call_unrecorded sound_stalled"]


def test_a_call_cut_off_goes_on_after_the_restart() -> None:
    bench = Bench(hook=True)
    left = Call(None, LineId("1"), 7, Direction.INCOMING, CallState.ANSWERED, BEGIN, answered_at=BEGIN)
    bench.logic.go_on_from(left, bench.t + 60.0)
    bench.off()
    assert bench.told() == ["call_started in", "call_answered control_line", "tape on 0"]
    assert bench.facts[0].data["continues"] == 7


def test_the_end_of_the_recorder_ends_the_call() -> None:
    bench = Bench(hook=True)
    bench.ring()
    bench.off()
    bench.told()
    assert bench.logic.end_all(bench.now(), EndReason.STOPPED) is not None
    assert bench.told()[0] == "tape off stopped"
    assert bench.logic.call is None
