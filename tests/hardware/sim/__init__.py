"""Tests of hardware.sim."""
