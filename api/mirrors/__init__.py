"""Mirrors: copies of a dataset of another Whence, in a folder or a database, each proved."""
