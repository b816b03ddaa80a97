"""A project: its settings and its paths, read once and frozen; the only reader of configuration.

Settings stand in `[tool.dragoman]` of pyproject.toml, or as they are in dragoman.toml:

    source     the language articles are written in                   "en"
    locales    the languages they are translated into                 ["fr", "pt-BR"]
    content    the folder of the articles                             "content"
    catalogs   the folder of the catalogs                             "locales"
    templates  what else is extracted, into site.pot                  ["webapp/templates/**/*.html"]
    base_url   where the site will be found                           "http://127.0.0.1:8000"
    site       the object that renders pages, as module:attribute     "webapp:site"
    [publish]       whole (risk classes shown whole or not at all), minimum (percent of words)
    [fallback]      what a locale falls back to after its own language, pt-BR = ["es"]
    [front_matter]  translate (the fields that are messages)

Anything else is refused with the file, the line and what is accepted.
"""

from dragoman.catalogs import SITE_DOMAIN
from dragoman.project.model import Project, PublishPolicy
from dragoman.project.settings import load_project

__all__ = ["SITE_DOMAIN", "Project", "PublishPolicy", "load_project"]
