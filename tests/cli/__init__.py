"""The command line as others call it."""
