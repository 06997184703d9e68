"""A small database of every schema that was ever released, and what made it."""
