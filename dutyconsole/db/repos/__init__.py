"""The repositories, one module for each aggregate: what a rule needs, not what a screen shows."""
