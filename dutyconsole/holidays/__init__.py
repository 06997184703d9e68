"""What the State Council has ordained for the years that a library knows, and what can be computed beyond."""
