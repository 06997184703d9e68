"""Tests of hardware.line."""
