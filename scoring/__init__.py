"""The composite method: arrays in, arrays out, no county in it."""
