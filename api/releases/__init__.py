"""Releases: built from one snapshot, checked, and published whole."""
