"""The OpenAPI document: built from the code, committed, and compared in the checks."""
