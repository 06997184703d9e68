"""The migrations of the store, by alembic. They import no application code, so that an old one never changes.

A new one: change `dutyconsole.db.tables`, then `python -m dutyconsole.db.migrations 0002 "subject"`.
"""
