"""Who stands behind a translation: marks, pins, states, and what may be published."""
