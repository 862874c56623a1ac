#!/usr/bin/env python3
"""Fits where texts lie that are about one thing, on the texts that tools/fit/topics.ts wrote.

    topics.py FOLDER OUT.bin [test]

A text is what the vectors of its words add up to (src/page/subject.ts), by a matrix into fewer dimensions and there brought to about
length 1 (src/page/topic.ts). Of many articles together, a piece of each is held against others of all of them, and must be likest to that
of its own: softmax of scalar products (InfoNCE, van den Oord et al. 2018; a linear map learnt so is metric learning, Goldberger et al. 2004).
Half of the articles of a batch stand near one another in their files, in papers of one kind. Adam (Kingma and Ba 2015) with a cosine
schedule, L2; a word in seven is left out each time.

Needs Python 3.11 or later with numpy, jax and optax. The same texts in the same order give the same weights on one machine.
"""
import jax, jax.numpy as jnp, numpy as np
from fitting import adam, asked, write_weights

TOPICS, RATE, STEPS, L2 = 64, 3e-3, 1500, 1e-4
# Fits that are laid side by side, since what one happens to find weighs less so, and the dimensions that are kept of all.
FITS, WIDTH = 8, 128
BATCH, NEAR = 64, 96
WORDS_DROPPED = 0.15
# Words of a piece, and of what it is held against.
PIECE, OTHER = (6, 30), (8, 60)
# Of the pieces held against others, this share is cut from the rest of the article; the others are all of it, as far as OTHER goes.
CUT = 0.7
FEWEST_WORDS = 50
# Articles that a piece is held against in a test, its words, and how many of each text.
AGAINST, TEST_PIECES, TRIES = 4, (10, 25), 8


def read(path):
    """The numbers of the words of each text."""
    data, texts, at = np.fromfile(path, np.int32), [], 0
    while at < len(data):
        texts.append(data[at + 1:at + 1 + data[at]])
        at += 1 + data[at]
    return [text for text in texts if len(text) >= FEWEST_WORDS]


class Fit:
    def __init__(self, vectors, seed):
        """Behind the last of the vectors stands that of no word."""
        self.vectors, self.none = vectors, len(vectors) - 1
        self.random = np.random.default_rng(seed)
        self.weights = {
            'projection': jax.random.normal(jax.random.PRNGKey(seed), (vectors.shape[1], TOPICS)) * 0.05,
            'sharpness': jnp.array(2.0), 'unsure': jnp.array(-0.7),
        }
        self.memory, self.step = adam(self.loss, self.weights, RATE, STEPS)
        self.topics_of = jax.jit(self.topics)

    def topics(self, weights, texts):
        made = self.vectors[texts].sum(-2) @ weights['projection']
        return made / jnp.sqrt((made ** 2).sum(-1, keepdims=True) + jnp.exp(weights['unsure']))

    def loss(self, weights, pieces, others):
        like = jnp.exp(weights['sharpness']) * self.topics(weights, pieces) @ self.topics(weights, others).T
        own = sum(jnp.diagonal(jax.nn.log_softmax(like, axis)).mean() for axis in (0, 1))
        return L2 * (weights['projection'] ** 2).sum() - own

    def filled(self, words, length):
        """Each word that is known once."""
        once = [word for word in dict.fromkeys(words) if word >= 0][:length]
        return once + [self.none] * (length - len(once))

    def some(self, words):
        return words[self.random.random(len(words)) >= WORDS_DROPPED]

    def parted(self, text):
        """A piece of a text, and another of the rest or all of that."""
        piece, rest = self.cut(text, self.random.integers(*PIECE))
        if self.random.random() < CUT:
            size = self.random.integers(*OTHER)
            at = self.random.integers(max(1, len(rest) - size))
            rest = rest[at:at + size]
        return self.filled(self.some(piece), PIECE[1]), self.filled(self.some(rest), OTHER[1])

    def cut(self, text, size):
        at = self.random.integers(len(text) - size)
        return text[at:at + size], np.concatenate([text[:at], text[at + size:]])

    def learn(self, texts):
        first = self.random.integers(max(1, len(texts) - NEAR))
        near = first + self.random.permutation(min(NEAR, len(texts)))[:BATCH // 2]
        chosen = [*near, *self.random.integers(len(texts), size=BATCH - len(near))]
        pieces, others = zip(*(self.parted(texts[i]) for i in chosen))
        self.weights, self.memory = self.step(self.weights, self.memory, np.array(pieces), np.array(others))

    def tell(self, texts):
        for size in TEST_PIECES:
            won = best = tried = 0
            for i in [*range(len(texts))] * TRIES:
                piece, rest = self.cut(texts[i], size)
                near = [j for j in range(max(0, i - 20), min(len(texts), i + 21)) if j != i]
                others = [rest, *(texts[j] for j in self.random.choice(near, AGAINST, replace=False))]
                own = self.topics_of(self.weights, np.array([self.filled(piece, OTHER[1] * 2)]))[0]
                like = self.topics_of(self.weights, np.array([self.filled(text, OTHER[1] * 2) for text in others])) @ own
                won, best, tried = won + int((like[0] > like[1:]).sum()), best + bool(like[0] > like[1:].max()), tried + 1
            print(f'pieces of {size} words: likelier of its own article than of another {won / tried / AGAINST:.3f}, '
                  f'than of {AGAINST} others {best / tried:.3f}')


def together(fits):
    """The first of some fits, with the dimensions of all that tell most (singular value decomposition)."""
    first, weights = fits[0], [fit.weights for fit in fits]
    # At one length for all, which is what is added to the square of it.
    lengths = [jnp.exp(-of['unsure'] / 2) for of in weights]
    projection = jnp.concatenate([of['projection'] * length for of, length in zip(weights, lengths)], -1)
    left, values, _ = np.linalg.svd(np.asarray(projection), full_matrices=False)
    first.weights = dict(weights[0], projection=jnp.array(left[:, :WIDTH] * values[:WIDTH]), unsure=jnp.log(float(len(fits))))
    return first


def write(path, weights, scale, names):
    """The layout is told in src/page/topic.ts."""
    projection = np.asarray(weights['projection'])
    header = (0x50545157, 1, names['dimensions'], names['fields'], projection.shape[1])
    write_weights(path, header, [], [projection / scale, np.exp(np.asarray(weights['unsure']))])


def main():
    given, names = asked(__doc__)
    vectors = np.fromfile(f'{given.folder}/vectors', np.float32).reshape(-1, names['dimensions'] + names['fields'])
    scale = float(np.sqrt((vectors ** 2).sum(1)).mean())
    scaled = jnp.array(np.concatenate([vectors / scale, np.zeros_like(vectors[:1])]))
    texts = read(f'{given.folder}/fit')
    fits = [Fit(scaled, seed) for seed in range(FITS)]
    for fit in fits:
        for _ in range(STEPS):
            fit.learn(texts)
    fit = together(fits)
    write(given.out, fit.weights, scale, names)
    for test in given.tests:
        fit.tell(read(f'{given.folder}/{test}'))


if __name__ == '__main__':
    main()
