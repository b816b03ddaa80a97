"""What articles may have beyond Markdown: boxes, shortcodes, and where they are in force."""
