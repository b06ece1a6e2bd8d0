"""The SQL that reads, one module a subject."""
