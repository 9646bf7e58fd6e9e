"""Declared facts: exports, code lists, indicators, findings and norms. Imports nothing of ours."""
