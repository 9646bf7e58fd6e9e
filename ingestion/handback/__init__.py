"""The hand-back workbook (退回单): the department's own file with its wrong cells marked and listed."""
