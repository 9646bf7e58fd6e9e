"""Imported once by the server that child processes start from, so that no child reads the catalogue again."""

from catalogue.loader import code_lists
from ingestion import sheets, workbook
from ingestion.headings import known_headings

__all__ = ["sheets", "workbook"]

known_headings()
code_lists()
