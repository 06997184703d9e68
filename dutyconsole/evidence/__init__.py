"""Evidence that leaves the room: the signing key, the package, and the program that checks it anywhere."""
