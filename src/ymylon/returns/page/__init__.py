"""What the pages of returns say."""

from ymylon.returns.page.asking import may_say, question, say_page, send_page, source_page, theirs, ways
from ymylon.returns.page.every import every_page
from ymylon.returns.page.problem import problem_page
from ymylon.returns.page.quality import quality_page
from ymylon.returns.page.queue import return_page
from ymylon.returns.page.shared import year_words

__all__ = [
    "every_page", "may_say", "problem_page", "quality_page", "question", "return_page", "say_page", "send_page", "source_page",
    "theirs", "ways", "year_words",
]  # fmt: skip
