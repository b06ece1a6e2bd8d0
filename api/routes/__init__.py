"""Where the API answers: HTTP in, bytes or struct out, one module a subject."""
