"""Tests of the recorder process."""
