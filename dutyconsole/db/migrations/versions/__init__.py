"""One module for each revision, numbered in order."""
