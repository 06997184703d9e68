"""Parts of pages: each shows one thing and orders nothing."""
