"""The printed forms: the only part that knows reportlab."""
