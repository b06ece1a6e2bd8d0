"""Names, written and compared across scripts, spellings and orders: nothing here knows SQL."""
