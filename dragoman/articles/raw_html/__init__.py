"""Raw HTML in articles, read as browsers read it: its words, attributes and tags."""
