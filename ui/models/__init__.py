"""Table models: ids in memory, pages of rows on demand."""
