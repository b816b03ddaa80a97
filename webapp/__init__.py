"""The journal's web site: frames pages for the engine, and answers readers from the snapshot.

Run it with any WSGI server, from the checkout: `gunicorn 'webapp:create_app()'`.
"""

from webapp.app import create_app
from webapp.site import JournalSite, site

__all__ = ["JournalSite", "create_app", "site"]
