"""Blank forms: a workbook per export that a clerk fills in and ingestion reads back whole."""
