"""How a vision-language model marks up the parts of a page: as Markdown, with some HTML, in habits of its own for each page."""

from random import Random


class Markup:
    def __init__(self, rng: Random):
        self.rng = rng
        self.level = rng.choice([1, 2, 2, 3])
        self.fenced = rng.random() < 0.15
        self.ruled = rng.random() < 0.4  # between articles
        self.headed = False
        higher, deeper = '#' * self.level + ' ', '#' * (self.level + 1) + ' '
        bold, italic, plain = ('**', '**'), ('*', '*'), ('', '')
        choose = lambda ways, weights: rng.choices(ways, weights)[0]
        title = choose([(higher, ''), bold, (f'<h{self.level}>', f'</h{self.level}>')], [85, 10, 5])
        headings = 0 if title == bold else 1  # who marks no title as a heading marks nothing else as one
        self.ways = {
            'title': title,
            'kicker': choose([plain, bold, (deeper, ''), (higher, '')], [40, 30, 20 * headings, 10 * headings]),
            'subtitle': choose([plain, bold, (deeper, ''), ('<b>', '</b>')], [30, 25, 40 * headings, 5]),
            'byline': choose([plain, bold, italic], [40, 35, 25]),
            'caption': choose([plain, italic, ('![', '](img-0.jpeg)'), ('<figcaption>', '</figcaption>')], [50, 25, 20, 5]),
            'furniture': choose([plain, bold, ('# ', ''), ('<header>', '</header>')], [50, 20, 20, 10]),
            'crosshead': choose([bold, (deeper, '')], [60, 40 * headings]),
        }

    def write(self, text: str, part: str) -> str:
        """A line of the page, marked up; one in twelve is forgotten, of titles one in thirty."""
        if part == 'body':
            return text
        rule = '---\n\n' if part == 'title' and self.headed and self.ruled and self.rng.random() < 0.8 else ''
        self.headed |= part == 'title'
        before, after = self.ways[part] if self.rng.random() > (0.03 if part == 'title' else 0.08) else ('', '')
        return rule + before + text + after

    def page(self, text: str) -> str:
        return f'```markdown\n{text}\n```' if self.fenced else text
