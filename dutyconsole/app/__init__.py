"""Use cases and the ports they need: the order in which things are done."""
