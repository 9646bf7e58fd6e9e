"""From department files to the raw tables: read, recognise, read values, resolve names, account for every row."""
