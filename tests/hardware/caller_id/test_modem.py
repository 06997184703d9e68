"""The dialogue with a modem, without a modem."""

from __future__ import annotations

from hardware.caller_id.modem import DialogueState, ModemDialogue

COMMANDS = ("ATZ", "AT+VCID=1")


def begun() -> ModemDialogue:
    dialogue = ModemDialogue(COMMANDS, port="COM3", wait_s=3.0)
    assert dialogue.begin(0.0) == b"ATZ\r"
    return dialogue


def test_each_command_waits_for_its_answer() -> None:
    dialogue = begun()
    assert dialogue.hear(b"ATZ\r\r\nO", 0.1) == b""
    assert dialogue.hear(b"K\r\n", 0.2) == b"AT+VCID=1\r"
    assert dialogue.hear(b"\r\nRING\r\n", 0.3) == b""
    assert dialogue.hear(b"\r\nOK\r\n", 0.4) == b""
    assert dialogue.state is DialogueState.READY
    assert dialogue.problem() is None


def test_a_refusal_is_told_with_its_command() -> None:
    dialogue = begun()
    dialogue.hear(b"OK\r\nERROR\r\n", 0.1)
    problem = dialogue.problem()
    assert problem is not None
    assert (problem.code, problem.params["command"]) == ("modem_refused", "AT+VCID=1")


def test_a_refused_reset_does_not_stop_the_rest() -> None:
    dialogue = begun()
    assert dialogue.hear(b"ERROR\r\n", 0.1) == b"AT+VCID=1\r"
    dialogue.hear(b"OK\r\n", 0.2)
    assert dialogue.state is DialogueState.REFUSED


def test_silence_is_asked_once_more_and_then_told() -> None:
    dialogue = begun()
    assert dialogue.tick(2.9) == b""
    assert dialogue.tick(3.0) == b"ATZ\r"
    assert dialogue.tick(6.0) == b""
    problem = dialogue.problem()
    assert problem is not None
    assert problem.code == "modem_silent"


def test_without_commands_there_is_nothing_to_say() -> None:
    dialogue = ModemDialogue(("", ""), port="COM3")
    assert dialogue.begin(0.0) == b""
    assert dialogue.state is DialogueState.READY


def test_rubbish_without_line_end_is_not_hoarded() -> None:
    dialogue = begun()
    for _ in range(100):
        dialogue.hear(b"\xff" * 1000, 0.1)
    assert len(dialogue._tail) <= 512
