"""The read side: queries that give views, each over one consistent snapshot."""
