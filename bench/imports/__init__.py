"""How fast files of other data sets are imported, and what stands still meanwhile."""
