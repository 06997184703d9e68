"""Dialogs: each opened, never executed, and freed when closed."""
