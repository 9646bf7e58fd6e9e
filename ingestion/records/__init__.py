"""Rows of a table to records: values by column, three doors, copies, shifted rows, totals."""
