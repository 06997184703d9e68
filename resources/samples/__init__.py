"""Sample rooms for a first look, for the demo and for tests."""
