"""Verification: reads everything that was written once and says where it is not what was written."""
