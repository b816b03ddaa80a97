"""Writing an article back as Markdown in another language."""
