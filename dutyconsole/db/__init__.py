"""The store: the only part that knows SQLAlchemy."""
