"""Tests of what is heard in the sound."""
