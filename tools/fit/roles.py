#!/usr/bin/env python3
"""Fits the network of roles on the rows of pages that tools/fit/labels.ts wrote.

    roles.py FOLDER OUT.bin [NAME=TEST.bin ...] [--start WEIGHTS.bin --hold HOLD.bin]

A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) whose scores of a row come from its features
straight, from hidden units of the row, and from hidden units of the row with those around it; the hidden units of a row see its first and last words
as well, by embeddings of their classes and companies and a projection of their vectors (src/page/label/role-network.ts).
Adam (Kingma and Ba 2015) on its likelihood with a cosine schedule; L2 on all weights but those of the steps, which a page of a
few words cannot overfit; a fifth of the features and of the hidden units is left out each time (dropout, Srivastava et al.
2014), so that a text which stands on several pages is not learnt by heart.

With --start the climb begins at weights that are there, and L2 draws to these; with --hold the scores of the rows of other pages
are held where they were (squares of what they move by), so that what was learnt before is not lost (Li and Hoiem 2017). The weights
of three such climbs, each in another order, are averaged (Wortsman et al. 2022).

Needs Python 3.11 or later with numpy, jax and optax. The same pages in the same order give the same weights on one machine.
"""
import math, sys
import jax, jax.numpy as jnp, numpy as np
from fitting import adam, as_lines, asked, read_weights, write_weights

HIDDEN, REACH = 96, 2
EPOCHS, RATE, L2 = 10, 2e-3, 1e-4
FEATURES_DROPPED, UNITS_DROPPED, WORDS_DROPPED = 0.2, 0.2, 0.3
# Upon weights that are there: how many fits, how often pages are seen, how fast, and what a square of a score's move and of a weight's costs.
ON_FITS, ON_EPOCHS, ON_RATE, HOLD, HOLD_WEIGHTS = 3, 8, 5e-4, 0.05, 2e-3
# Numbers that a class, a company and a vector are each told by; vectors of length 1 are small beside the others.
TOLD, SCALE = 16, 4
# Rows of the pages of one step, about; pages of like length go together, filled up to one of these.
ROWS = 16 * 48
HELD_PAGES, HELD_ROWS = 16, 48
# Added to the state of rows that are parts of one heading, whose parts are not told (labels.ts).
OF_STACK = 100
LENGTHS = (16, 32, 48, 64, 96, 128, 192, 256, 384, 768)

# In the order of the file (src/page/label/role-network.ts).
PARTS = ('straight', 'bias', 'into', 'intoBias', 'around', 'aroundBias', 'out', 'steps', 'classes', 'companies', 'vectors', 'words')


def read(path, words):
    """Pages: ends and numbers of features by row, values, kinds of steps, gold states, and three numbers of so many words of each row."""
    data = np.fromfile(path, np.int32)
    pages, at = [], 0
    while at < len(data):
        rows, count = data[at:at + 2]
        at += 2
        parts = []
        for size in (rows, count, count, rows, rows, rows, rows * words * 3):
            parts.append(data[at:at + size])
            at += size
        ends, features, values, steps, joints, gold, of_words = parts
        row = np.repeat(np.arange(rows), np.diff(ends, prepend=0))
        pages.append({'rows': int(rows), 'row': row, 'features': features, 'values': values.view(np.float32),
                      'steps': steps, 'joints': joints, 'gold': gold,
                      'words': of_words.reshape(-1, words, 3)})
    return pages


def length_of(page):
    return next((length for length in LENGTHS if page['rows'] <= length), page['rows'])


def filled(values, length):
    out = np.zeros((length,) + values.shape[1:], np.int32)
    out[:len(values)] = values
    return out


class Fit:
    def __init__(self, names, vectors, steps_in_all, start=None, held=(), seed=0):
        known = start and started(start, names)
        features, states, kinds = (len(names[name]) for name in ('features', 'states', 'kinds'))
        self.features, self.states = features, states
        self.classes, self.companies = len(names['classes']), names['companies']
        self.vectors = jnp.array(np.concatenate([vectors, np.zeros((1, vectors.shape[1]), np.float32)]) * SCALE)
        self.random = np.random.default_rng(seed)
        self.key = jax.random.PRNGKey(1000 + seed)
        keys = jax.random.split(jax.random.PRNGKey(seed), 7)
        around = (2 * REACH + 1) * HIDDEN
        words = (names['first'] + names['last']) * 3 * TOLD
        self.weights = {
            'straight': jnp.zeros((features, states)), 'bias': jnp.zeros(states),
            'into': jax.random.normal(keys[0], (features, HIDDEN)) * 0.15, 'intoBias': jnp.zeros(HIDDEN),
            'around': jax.random.normal(keys[1], (around, HIDDEN)) / math.sqrt(around), 'aroundBias': jnp.zeros(HIDDEN),
            'out': jax.random.normal(keys[2], (2 * HIDDEN, states)) * 0.1,
            'steps': jnp.zeros((kinds, states, states)),
            'classes': jax.random.normal(keys[3], (self.classes + 1, TOLD)) * 0.3,
            'companies': jax.random.normal(keys[4], (self.companies + 1, TOLD)) * 0.3,
            'vectors': jax.random.normal(keys[5], (vectors.shape[1], TOLD)) * 0.08,
            'words': jax.random.normal(keys[6], (words, HIDDEN)) / math.sqrt(2 * words),
        }
        self.start, self.held = known, held
        parts = ('kicker', 'headline', 'deck', 'subtitle')
        self.parts = jnp.array([name in parts for name in names['states']])
        self.weights = known or self.weights
        self.memory, self.step = adam(self.loss, self.weights, ON_RATE if start else RATE, steps_in_all)
        self.scores = jax.jit(lambda weights, seen, words, mask: self.emissions(weights, seen, words, mask, None))

    def seen(self, page, length, dropped=0.0):
        """`row × feature`, some left out and the others weighing more for it."""
        out = np.zeros((length, self.features), np.float32)
        kept = self.random.random(len(page['values'])) >= dropped if dropped else slice(None)
        np.add.at(out, (page['row'][kept], page['features'][kept]), page['values'][kept] / (1 - dropped))
        return out

    def emissions(self, weights, seen, words, mask, key):
        """`page × row × state`."""
        def thinned(units, number, share=UNITS_DROPPED):
            if key is None:
                return units
            return units * jax.random.bernoulli(jax.random.fold_in(key, number), 1 - share, units.shape) / (1 - share)
        cls, company, vector = words[..., 0], words[..., 1], words[..., 2]
        # Behind the class of no word, one that tells nothing: of those met in a test alone.
        classes = jnp.concatenate([weights['classes'], jnp.zeros((1, TOLD))])
        cls = jnp.where(cls < 0, self.classes, jnp.where(cls >= self.classes, self.classes + 1, cls))
        company = jnp.where(company < 0, self.companies, company)
        told = jnp.concatenate([classes[cls], weights['companies'][company], self.vectors[vector] @ weights['vectors']], -1)
        told = thinned(told.reshape(*words.shape[:2], -1), 2, WORDS_DROPPED)
        units = thinned(jax.nn.relu(seen @ weights['into'] + told @ weights['words'] + weights['intoBias']), 0)
        length = units.shape[1]
        padded = jnp.pad(units * mask[..., None], ((0, 0), (REACH, REACH), (0, 0)))
        near = jnp.concatenate([padded[:, i:i + length] for i in range(2 * REACH + 1)], -1)
        around = thinned(jax.nn.relu(near @ weights['around'] + weights['aroundBias']), 1)
        return seen @ weights['straight'] + weights['bias'] + jnp.concatenate([units, around], -1) @ weights['out']

    def moved(self, weights, seen, words, mask):
        """What it costs that scores of rows move from where the start has them."""
        moved = self.emissions(weights, seen, words, mask, None) - self.emissions(self.start, seen, words, mask, None)
        moved = moved - moved.mean(-1, keepdims=True)
        squares = sum(((weights[name] - self.start[name]) ** 2).sum() for name in weights if name not in ('straight', 'into'))
        for name in ('straight', 'into'):  # what the start knows nothing of is free
            known = jnp.any(self.start['into'] != 0, -1, keepdims=True)
            squares += (((weights[name] - self.start[name]) * known) ** 2).sum()
        return HOLD * ((moved ** 2).sum(-1) * mask).sum() / mask.sum() + HOLD_WEIGHTS * squares

    def loss(self, weights, seen, steps, joints, gold, words, rows, key, *held):
        """Negative log-likelihood by row, and L2."""
        mask = jnp.arange(seen.shape[1])[None] < rows[:, None]
        emissions = self.emissions(weights, seen, words, mask, key)
        worth = weights['steps'][steps] + weights['steps'][joints]
        one = jax.nn.one_hot(gold % OF_STACK, self.states) > 0
        told = jnp.where((gold >= OF_STACK)[..., None], self.parts, one)

        def forward(alpha, row):
            emission, into, present = row
            onward = jax.nn.logsumexp(alpha[:, :, None] + into, 1) + emission
            return jnp.where(present[:, None], onward, alpha), None
        along = [jnp.swapaxes(a[:, 1:], 0, 1) for a in (emissions, worth, mask)]
        alpha, _ = jax.lax.scan(forward, emissions[:, 0], tuple(along))
        as_told = jnp.where(told, emissions, -1e4)
        along[0] = jnp.swapaxes(as_told[:, 1:], 0, 1)
        of_gold, _ = jax.lax.scan(forward, as_told[:, 0], tuple(along))
        unlikely = (jax.nn.logsumexp(alpha, 1) - jax.nn.logsumexp(of_gold, 1)).sum() / rows.sum()
        if self.start:
            return unlikely + self.moved(weights, *held)
        return unlikely + L2 * sum((part ** 2).sum() for name, part in weights.items() if name not in ('steps', 'bias'))

    def learn(self, pages, length):
        batch = [np.stack([self.seen(page, length, FEATURES_DROPPED) for page in pages])]
        batch += [np.stack([filled(page[name], length) for page in pages]) for name in ('steps', 'joints', 'gold', 'words')]
        self.key, key = jax.random.split(self.key)
        rows = np.array([page['rows'] for page in pages])
        self.weights, self.memory = self.step(self.weights, self.memory, *batch, rows, key, *self.held_rows())

    def held_rows(self):
        """Runs of rows of pages whose scores are held, of one length."""
        if not self.start:
            return ()
        pages = [self.held[i] for i in self.random.integers(len(self.held), size=HELD_PAGES)]
        pages = [part_of(page, int(self.random.integers(max(1, page['rows'] - HELD_ROWS + 1)))) for page in pages]
        mask = np.stack([np.arange(HELD_ROWS) < page['rows'] for page in pages])
        return (np.stack([self.seen(page, HELD_ROWS) for page in pages]),
                np.stack([filled(page['words'], HELD_ROWS) for page in pages]), mask)

    def states_of(self, page):
        """The best path (Viterbi 1967)."""
        length, rows = length_of(page), page['rows']
        mask = (np.arange(length) < rows)[None]
        seen, words = self.seen(page, length)[None], filled(page['words'], length)[None]
        emissions = np.asarray(self.scores(self.weights, seen, words, mask))[0, :rows]
        table = np.asarray(self.weights['steps'])
        best, came = emissions[0], []
        for t in range(1, rows):
            through = best[:, None] + table[page['steps'][t]] + table[page['joints'][t]]
            came.append(through.argmax(0))
            best = through.max(0) + emissions[t]
        path = [int(best.argmax())]
        for back in reversed(came):
            path.append(int(back[path[-1]]))
        return np.array(path[::-1])


def part_of(page, at):
    """Rows of a page from one on, as many as are held at a time."""
    end = min(page['rows'], at + HELD_ROWS)
    own = (page['row'] >= at) & (page['row'] < end)
    return {'rows': end - at, 'row': page['row'][own] - at, 'features': page['features'][own], 'values': page['values'][own],
            'words': page['words'][at:end]}


def started(path, names):
    """Weights of a file, by the numbers that features and classes have here, to which those of the file are added; what the file lacks tells nothing yet."""
    header, (features, classes), steps, values = read_weights(path, 13, len(PARTS), (2, 7))
    # What no page has here is kept: others have it.
    for known, name in ((features, 'features'), (classes, 'classes')):
        names[name] = list(dict.fromkeys(names[name] + known))
    states, hidden, reach, companies, told, dimensions = (header[i] for i in (4, 5, 6, 8, 9, 10))
    kinds, words = len(names['kinds']), names['first'] + names['last']
    shapes = {'straight': (header[3], states), 'bias': (states,), 'into': (header[3], hidden), 'intoBias': (hidden,),
              'around': ((2 * reach + 1) * hidden, hidden), 'aroundBias': (hidden,), 'out': (2 * hidden, states),
              'steps': (kinds, states, states), 'classes': (len(classes) + 1, told), 'companies': (companies + 1, told),
              'vectors': (dimensions, told), 'words': (words * 3 * told, hidden)}
    out, at = {}, 0
    for name, step in zip(PARTS, steps):
        size = math.prod(shapes[name])
        out[name] = (values[at:at + size] * step).astype(np.float32).reshape(shapes[name])
        at += size
    assert at == len(values), (at, len(values))
    out['vectors'] /= SCALE

    def renumbered(part, old, new):
        numbers = {name: i for i, name in enumerate(old)}
        return np.stack([part[numbers[name]] if name in numbers else np.zeros(part.shape[1], np.float32) for name in new])
    for name in ('straight', 'into'):
        out[name] = renumbered(out[name], features, names['features'])
    out['classes'] = np.concatenate([renumbered(out['classes'], classes, names['classes']), out['classes'][-1:]])
    return {name: jnp.array(part) for name, part in out.items()}


def batches(pages, random):
    """Pages of like length together, in any order; the last of a length are filled up with others of it."""
    by_length = {}
    for page in pages:
        by_length.setdefault(length_of(page), []).append(page)
    out = []
    for length, group in by_length.items():
        size = max(2, ROWS // length + 1)
        order = [group[i] for i in random.permutation(len(group))]
        order += [group[i] for i in random.integers(len(group), size=-len(order) % size)]
        out += [(length, order[i:i + size]) for i in range(0, len(order), size)]
    return [out[i] for i in random.permutation(len(out))]


def write(path, weights, names, met):
    """The layout is told in src/page/label/role-network.ts. Features that are not met are left out."""
    scaled = dict(weights, vectors=weights['vectors'] * SCALE, **{name: weights[name][met] for name in ('straight', 'into')})
    features = as_lines([name for name, is_met in zip(names['features'], met) if is_met])
    classes = as_lines(names['classes'])
    header = (0x4E525157, 2, len(features), *scaled['straight'].shape, HIDDEN, REACH, len(classes), names['companies'], TOLD,
              names['dimensions'], names['first'], names['last'])
    write_weights(path, header, [features, classes], [scaled[name] for name in PARTS])


def main():
    given, names = asked(__doc__, ('--start', '--hold'))
    told = np.array(names['told'])
    words = names['first'] + names['last']
    vectors = np.fromfile(f'{given.folder}/vectors', np.float32).reshape(-1, names['dimensions'])
    pages = read(f'{given.folder}/fit.bin', words)
    count = len(batches(pages, np.random.default_rng(0)))
    held = read(given.hold, words) if given.start else ()
    fits = [Fit(names, vectors, (ON_EPOCHS if given.start else EPOCHS) * count, given.start, held, seed)
            for seed in range(ON_FITS if given.start else 1)]
    for fit in fits:
        for epoch in range(ON_EPOCHS if given.start else EPOCHS):
            for length, batch in batches(pages, fit.random):
                fit.learn(batch, length)
            print(f'{epoch + 1}', file=sys.stderr, flush=True)
    fit = fits[0]
    fit.weights = {name: sum(its.weights[name] for its in fits) / len(fits) for name in fit.weights}
    met = np.zeros(len(names['features']), bool)
    for page in pages:
        met[page['features']] = True
    if fit.start:
        met |= np.asarray(fit.start['into']).any(-1)
    write(given.out, fit.weights, names, met)
    for test in given.tests:
        name, path = test.rsplit('=', 1)
        right = all_rows = 0
        for page in read(path, words):
            right += int((told[fit.states_of(page)] == told[page['gold'] % OF_STACK]).sum())
            all_rows += page['rows']
        print(f'{name}: accuracy {right / all_rows:.4f} of {all_rows} rows')


if __name__ == '__main__':
    main()
