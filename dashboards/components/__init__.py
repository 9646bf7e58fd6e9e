"""Building blocks of pages: rows of the query layer in, Dash components out. No SQL, no arithmetic on figures."""
