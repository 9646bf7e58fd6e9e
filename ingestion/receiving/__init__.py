"""Files as they come in: found, unpacked, told from what is no file, named."""
