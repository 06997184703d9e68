"""The papers: what stands on them, and that they are written whole."""
