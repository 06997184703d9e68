"""What the ear of the program knows: pure NumPy on blocks of samples, no device."""
