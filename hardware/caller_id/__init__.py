"""Caller ID as modems and boxes tell it: bytes in, line events out."""
