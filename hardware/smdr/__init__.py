"""Call records that an exchange of the house prints on a serial port (SMDR): lines in, events out."""
