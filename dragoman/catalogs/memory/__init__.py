"""The translation memory: all translations into a language, found by what is like them."""
