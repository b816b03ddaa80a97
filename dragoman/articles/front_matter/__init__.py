"""Front matter: YAML between `---` lines or TOML between `+++` lines, at the top of an article.

front_matter, markdown = split_front_matter(source, path="content/x.md")
front_matter.text("title")                              # a field, as the author wrote it
[text] = front_matter.strings(Schema(("title",)))       # a text for translation and its place
rewritten(front_matter, {text: "Ein Titel"})            # the source with another title
"""

from dragoman.articles.front_matter.model import FrontMatter
from dragoman.articles.front_matter.rewriting import rewritten
from dragoman.articles.front_matter.splitting import split_front_matter
from dragoman.articles.front_matter.values import Field, Scalar, Text

__all__ = ["Field", "FrontMatter", "Scalar", "Text", "rewritten", "split_front_matter"]
