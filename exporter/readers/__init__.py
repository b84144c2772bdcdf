"""Readers: one for each kind of input, strangers to each other."""
