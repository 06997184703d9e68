"""Searching in the store: what is searched, how it is kept current, made anew, and found."""
