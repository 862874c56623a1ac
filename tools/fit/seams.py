#!/usr/bin/env python3
"""Fits the network of seams on the cut texts that tools/fit/seams.ts wrote.

    seams.py FOLDER OUT.bin [test]

What stands on either side of a seam is read by a tower of its own: embeddings of classes and companies of words and a projection of their
vectors, by place, through one layer of rectified units; how well two sides fit is the product of what the towers give (two towers, Yih
et al. 2011), with the log-odds of each side alone, how the words that meet like each other, and how their marks fit
(src/page/assemble/strips/seam-network.ts). Each piece is held against the one that goes on with it and some others: binary cross entropy, Adam (Kingma
and Ba 2015) with a cosine schedule, L2, a tenth of the inputs and of the units left out each time (dropout, Srivastava et al. 2014). That an article
begins with a text is fitted beside it, upon what the named features of lead.ts give.

Needs Python 3.11 or later with numpy, jax and optax. The same texts in the same order give the same weights on one machine.
"""
import math
import jax, jax.numpy as jnp, numpy as np
from fitting import adam, as_lines, asked, write_weights

TOLD, HIDDEN, WIDTH = 24, 128, 48
EPOCHS, RATE, L2, L2_OF_PAIRS = 14, 3e-3, 1e-6, 1e-7
INPUTS_DROPPED, UNITS_DROPPED = 0.1, 0.1
# What beginnings of articles count beside the seams.
LEADS = 0.3
# Of the strips that the pages of vision-language models are cut into, about so many open an article.
LEADS_OF_STRIPS = 1 / 8
# Vectors of length 1 are small beside the embeddings.
SCALE = 4
ENDS = 4
# Of the signs of the end, behind how it ends, and of the start: its mark.
END_MARK, START_MARK, MARKS = 4, 0, 4


class Texts:
    """Cuts of texts, and pairs of a piece and another, in batches of some texts."""

    def __init__(self, path, names):
        self.words, self.signs = 3 * names['span'], names['signs']
        rows = np.fromfile(f'{path}.cuts', np.int32).reshape(-1, 3 + 2 * (self.signs + self.words))
        self.sides, self.there, self.ending = rows[:, 3:], rows[:, :2].astype(np.float32), rows[:, 2]
        self.odds = np.fromfile(f'{path}.odds', np.float32)
        self.pairs = np.fromfile(f'{path}.pairs', np.int32).reshape(-1, 3)
        self.scores = np.fromfile(f'{path}.scores', np.float32).reshape(-1, names['pairs'])
        self.begins = np.fromfile(f'{path}.begins', np.int32).reshape(-1, 2)
        self.most = np.diff(self.begins, axis=0).max(0)

    def __len__(self):
        return len(self.begins) - 1

    def batch(self, i):
        (cut, pair), (cut_end, pair_end) = self.begins[i], self.begins[i + 1]
        cuts, pairs = self.most

        def filled(values, length):
            return np.concatenate([values, np.zeros((length - len(values),) + values.shape[1:], values.dtype)])
        sides = filled(self.sides[cut:cut_end], cuts)
        half = self.signs + self.words
        read = [(side[:, :self.signs].astype(np.float32), side[:, self.signs:].reshape(len(side), -1, 3))
                for side in (sides[:, :half], sides[:, half:])]
        return {
            'end': read[0], 'start': read[1], 'ending': filled(self.ending[cut:cut_end], cuts),
            'there': filled(self.there[cut:cut_end], cuts), 'odds': filled(self.odds[cut:cut_end], cuts),
            'pairs': filled(self.pairs[pair:pair_end] - [cut, cut, 0], pairs), 'scores': filled(self.scores[pair:pair_end], pairs),
            'paired': filled(np.ones(pair_end - pair, np.float32), pairs),
        }


class Fit:
    def __init__(self, names, vectors, steps_in_all, seed=0):
        self.classes, self.companies = len(names['classes']), names['companies']
        self.vectors = jnp.array(np.concatenate([vectors, np.zeros((1, vectors.shape[1]), np.float32)]) * SCALE)
        self.key = jax.random.PRNGKey(1000 + seed)
        keys = jax.random.split(jax.random.PRNGKey(seed), 7)
        span, signs = names['span'], names['signs']

        def normal(key, *shape):
            return jax.random.normal(key, shape)
        self.weights = {
            'classes': normal(keys[0], self.classes + 1, TOLD) * 0.3, 'companies': normal(keys[1], self.companies + 1, TOLD) * 0.3,
            'vectors': normal(keys[2], vectors.shape[1], TOLD) * 0.08,
            'likings': jnp.zeros((ENDS, names['pairs'], 2)), 'marks': jnp.zeros((MARKS, MARKS)),
        }
        for side, into, out, columns in (('end', keys[3], keys[4], WIDTH + 1), ('start', keys[5], keys[6], WIDTH + 2)):
            inputs = 3 * span * TOLD
            self.weights |= {f'{side}Into': normal(into, inputs + signs, HIDDEN) / np.sqrt(inputs), f'{side}Bias': jnp.zeros(HIDDEN),
                             f'{side}Out': normal(out, HIDDEN + 1, columns) * (0.3 / np.sqrt(HIDDEN)) * (jnp.arange(HIDDEN + 1) < HIDDEN)[:, None]}
        self.memory, self.step = adam(self.loss, self.weights, RATE, steps_in_all)
        self.given = jax.jit(lambda weights, batch: self.odds(weights, batch, None))

    def read(self, weights, side, signs, words, key):
        """Vectors of one side, behind them what it gives to a seam, and a start to an article beginning with it."""
        def thinned(values, number, share):
            if key is None:
                return values
            return values * jax.random.bernoulli(jax.random.fold_in(key, number), 1 - share, values.shape) / (1 - share)
        # A class that is met in the test alone tells nothing.
        classes = jnp.concatenate([weights['classes'], jnp.zeros((1, TOLD))])
        cls, company, vector = words[..., 0], words[..., 1], words[..., 2]
        cls = jnp.where(cls < 0, self.classes, jnp.where(cls >= self.classes, self.classes + 1, cls))
        company = jnp.where(company < 0, self.companies, company)
        seen = jnp.concatenate([classes[cls], weights['companies'][company], self.vectors[vector] @ weights['vectors']], -1)
        seen = thinned(seen.reshape(len(words), -1), 0, INPUTS_DROPPED)
        units = jax.nn.relu(jnp.concatenate([seen, signs], 1) @ weights[f'{side}Into'] + weights[f'{side}Bias'])
        out = weights[f'{side}Out']
        return thinned(units, 1, UNITS_DROPPED) @ out[:-1] + out[-1]

    def odds(self, weights, batch, key):
        """Log-odds of the pairs, and that an article begins with what stands behind each cut."""
        keys = (None, None) if key is None else jax.random.split(key)
        end = self.read(weights, 'end', *batch['end'], keys[0])
        start = self.read(weights, 'start', *batch['start'], keys[1])
        a, b = batch['pairs'][:, 0], batch['pairs'][:, 1]
        likings, scores = weights['likings'][batch['ending'][a]], batch['scores']
        liked = (jnp.maximum(scores, 0) * likings[..., 0] + jnp.minimum(scores, 0) * likings[..., 1]).sum(1)
        marks = [jnp.argmax(batch[side][0][:, at:at + MARKS], 1) for side, at in (('end', END_MARK), ('start', START_MARK))]
        seams = (end[:, :WIDTH] @ start[:, :WIDTH].T)[a, b] + end[a, WIDTH] + start[b, WIDTH] + liked + weights['marks'][marks[0][a], marks[1][b]]
        return seams, start[:, WIDTH + 1] + batch['odds']

    def loss(self, weights, batch, key):
        seams, leads = self.odds(weights, batch, key)
        is_seam, count = batch['pairs'][:, 2], batch['paired']
        loss = ((jax.nn.softplus(seams) - is_seam * seams) * count).sum() / count.sum()
        is_lead, there = 1 - batch['there'][:, 0], batch['there'][:, 1]
        loss += LEADS * ((jax.nn.softplus(leads) - is_lead * leads) * there).sum() / there.sum()
        of_pairs = sum((weights[name] ** 2).sum() for name in ('likings', 'marks'))
        others = sum((part ** 2).sum() for name, part in weights.items() if name not in ('likings', 'marks', 'endBias', 'startBias'))
        return loss + L2 * others + L2_OF_PAIRS * of_pairs

    def learn(self, batch):
        self.key, key = jax.random.split(self.key)
        self.weights, self.memory = self.step(self.weights, self.memory, batch, key)


def area_under(odds, holds):
    order = np.argsort(odds, kind='stable')
    rank = np.empty(len(odds))
    rank[order] = np.arange(1, len(odds) + 1)
    count = holds.sum()
    return (rank[holds].sum() - count * (count + 1) / 2) / (count * (len(odds) - count))


def report(fit, texts):
    seams, is_seam, leads, there = [], [], [], []
    right = asked = 0
    for i in range(len(texts)):
        batch = texts.batch(i)
        odds, lead = (np.asarray(part) for part in fit.given(fit.weights, batch))
        paired = batch['paired'] > 0
        odds, pairs = odds[paired], batch['pairs'][paired]
        first = np.flatnonzero(pairs[:, 2])
        for k, end in zip(first, [*first[1:], len(pairs)]):
            own = odds[k:end][pairs[k:end, 0] == pairs[k, 0]]
            if len(own) > 1:
                right += own[0] > own[1:].max()
                asked += 1
        size = texts.begins[i + 1][0] - texts.begins[i][0]
        seams.append(odds), is_seam.append(pairs[:, 2] > 0), leads.append(lead[:size]), there.append(batch['there'][:size] > 0)
    seams, is_seam, leads, there = map(np.concatenate, (seams, is_seam, leads, there))
    print(f'seams: area under the curve {area_under(seams, is_seam):.4f}, the right one above the others in {right / asked:.4f} of {asked}')
    has = there[:, 1]
    print(f'leads: area under the curve {area_under(leads[has], ~there[has, 0]):.4f}')


def evened(weights, texts):
    """The weights as if half of the pairs were seams and `LEADS_OF_STRIPS` of the beginnings leads: how many others there are was chosen by hand."""
    def odds_against(share):
        return math.log((1 - share) / share)
    begins = texts.there[texts.there[:, 1] > 0]
    end, start = np.array(weights['endOut']), np.array(weights['startOut'])
    end[-1, WIDTH] += odds_against(texts.pairs[:, 2].mean())
    start[-1, WIDTH + 1] += odds_against(1 - begins[:, 0].mean()) - odds_against(LEADS_OF_STRIPS)
    return dict(weights, endOut=end, startOut=start)


def write(path, weights, names):
    """The layout is told in src/page/assemble/strips/seam-network.ts."""
    order = ('classes', 'companies', 'vectors', 'endInto', 'endBias', 'endOut', 'startInto', 'startBias', 'startOut', 'likings', 'marks')
    scaled = dict(weights, vectors=weights['vectors'] * SCALE)
    classes = as_lines(names['classes'])
    header = (0x4E535157, 1, len(classes), names['companies'], TOLD, names['dimensions'], HIDDEN, names['span'], WIDTH)
    write_weights(path, header, [classes], [scaled[name] for name in order])


def main():
    given, names = asked(__doc__)
    vectors = np.fromfile(f'{given.folder}/vectors', np.float32).reshape(-1, names['dimensions'])
    texts = Texts(f'{given.folder}/fit', names)
    random = np.random.default_rng(0)
    fit = Fit(names, vectors, EPOCHS * len(texts))
    for epoch in range(EPOCHS):
        for i in random.permutation(len(texts)):
            fit.learn(texts.batch(i))
        print(f'{epoch + 1} of {EPOCHS}', flush=True)
    write(given.out, evened(fit.weights, texts), names)
    report(fit, Texts(f'{given.folder}/{given.tests[0]}', names) if given.tests else texts)


if __name__ == '__main__':
    main()
