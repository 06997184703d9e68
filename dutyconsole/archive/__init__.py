"""Writes the room into one file and reads it back: the only package that knows the form of a backup."""
