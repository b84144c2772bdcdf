"""From a post's HTML to a lawful tree: parse, convert, repair."""
