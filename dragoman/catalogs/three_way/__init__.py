"""Merging the catalogs of two branches, message by message."""
