"""Which actors of several datasets may be one, for a person to judge: nothing here knows SQL."""
