"""Borders of the county's regions from a GeoJSON of its own: read, matched with the register, made light to draw."""
