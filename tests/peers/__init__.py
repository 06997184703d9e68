"""Real parts of the system started for a test: sound server, pseudo-terminals, network serial ports."""
