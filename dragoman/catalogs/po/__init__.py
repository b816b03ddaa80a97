"""PO files: read without loss, written as gettext writes them, proven before they are."""
