"""What of an article arrives in the file: exporter beside pandoc. See README.md for the rules."""
