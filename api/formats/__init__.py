"""Documents in forms for people and their tools: names put in place, nothing left unattributed."""
