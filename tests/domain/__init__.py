"""The rules, as tables and sentences."""
