"""On-site checks: which records are looked at, and the sheet that is taken along."""
