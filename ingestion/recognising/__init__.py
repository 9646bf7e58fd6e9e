"""Grids to tables: which heading is which column, where a table begins and ends, what each row is."""
