"""Pages in steps."""
