"""Dragoman: gettext for articles.

The engine extracts articles (Markdown with front matter) into gettext catalogs, keeps translations
paired with the text they were made for, and publishes pages that show nothing nobody stands behind.
It knows neither Flask nor any particular site.
"""

__version__ = "0.1.0.dev0"
