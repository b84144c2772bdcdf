"""The ways in which findings are written down: for people, programs, SARIF viewers and GitHub."""
