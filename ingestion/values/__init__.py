"""Readers of single values: text in, a reading with its precision or a Chinese reason out."""
