"""Leaflets: from a clinic's configuration and an article to what stands around it."""
