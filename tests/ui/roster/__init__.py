"""The roster page: the work behind it, and the page itself."""
