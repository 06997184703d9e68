"""The rules of the duty room: frozen values and pure functions, nothing but the standard library."""
