"""Sound: the cards, the ring, the files, and playing them back."""
