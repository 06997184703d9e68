"""Evidence packages are whole, or say what is wrong."""
