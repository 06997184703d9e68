"""The duty-room console: records the landline, keeps the duty log and hands over the shift."""

__version__ = "0.1.0"
