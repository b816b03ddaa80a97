"""Code in articles: its tokens, its comments, and the proof that a translation stays a comment."""
