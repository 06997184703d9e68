"""For `make bench` only: stores with many lines, the same search by hand, and a scan beside them."""
