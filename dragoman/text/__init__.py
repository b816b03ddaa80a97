"""What the text of a language is made of: words, numbers with their units, places to cut.

Everything works on plain text (no markup) and on values alone. The number comparison is made for
a medical journal: it has to see every changed dose and still not cry wolf.
"""

from dragoman.text.changes import is_weighty, meaning_changes
from dragoman.text.cutting import cut
from dragoman.text.differences import NumberDifference, compare_numbers, number_differences
from dragoman.text.quantities import Quantity, quantities
from dragoman.text.unspaced import is_unspaced_letter
from dragoman.text.words import count_words, reading_minutes, tokens, word_tokens

__all__ = [
    "NumberDifference",
    "Quantity",
    "compare_numbers",
    "count_words",
    "cut",
    "is_unspaced_letter",
    "is_weighty",
    "meaning_changes",
    "number_differences",
    "quantities",
    "reading_minutes",
    "tokens",
    "word_tokens",
]
