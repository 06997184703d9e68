"""Tests of hardware.caller_id."""
