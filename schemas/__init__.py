"""The wire contract: what a request may say and what a response says, one module per noun."""
