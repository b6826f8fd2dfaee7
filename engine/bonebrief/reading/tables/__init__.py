"""How tables are read: as they were typed or pasted from a spreadsheet, into the conditions and formulas of today."""
