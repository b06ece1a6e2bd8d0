"""One pure module a format: from the bytes of a file to records. None knows SQL or HTTP."""
