"""The only writer: a change set is checked, staged, applied and rendered, or leaves no trace."""
