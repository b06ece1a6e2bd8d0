"""`make soak`: long runs that try to lose something. Not part of the suite."""
