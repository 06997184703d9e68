"""The card of a call, beside the page: who rings, and the phone slip."""
