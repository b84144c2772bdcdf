"""The built-in format writers; each registers through the entry point group like any other."""
