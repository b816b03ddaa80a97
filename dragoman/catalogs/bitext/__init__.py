"""Articles beside their translations: which text is the translation of which."""
