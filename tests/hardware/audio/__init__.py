"""Tests of sound in and out, and of sound files."""
