"""The tables, as SQLAlchemy Core sees them. Column names are the field names of the domain's values.

What is written once (`entry`, `slip`, `mark`, `handover`, `access`, `chain_link`, `seal`) is guarded by the
triggers of `dutyconsole.db.triggers`; their ids are given by us and grow in the order of recording.

The chain has a table of its own instead of columns on the rows it vouches for: the link of a row needs the
row's id, so it comes after the row, and a row of the log is never updated. One order for all kinds of fact
also shows a slip or a recording taken out between two lines. `chain_link (kind, ref)` is unique and is the
join from a row to its link.
"""
