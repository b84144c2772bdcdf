"""The repairs, in order."""
