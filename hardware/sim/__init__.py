"""Simulated devices with faults, for the demo, for practice and for tests."""
