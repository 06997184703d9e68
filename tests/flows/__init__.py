"""Whole stories with real processes and simulated devices."""
