"""Whence: event data in which every fact says who said it."""

__version__ = "0.1.0"
