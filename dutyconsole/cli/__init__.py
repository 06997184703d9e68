"""The command line: thin over the use cases."""
