"""Lifting what is for readers out of the blocks of an article, kind by kind."""
