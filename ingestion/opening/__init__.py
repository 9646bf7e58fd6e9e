"""Bytes to grids of text: workbooks of every kind, text files, web tables; looked over before a reader opens them."""
