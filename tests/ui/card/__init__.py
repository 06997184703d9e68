"""Tests of the call's card."""
