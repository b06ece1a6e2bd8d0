"""Everything that the contract lets a client send, and much that it does not, at a real server."""
