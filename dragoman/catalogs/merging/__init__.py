"""Merging: what becomes of translations when their sources change."""
