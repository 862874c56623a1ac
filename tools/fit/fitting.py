"""What the fits of this folder have in common: what they are asked for, the climb to the weights, and the file they are written to."""
import argparse, json, struct
import jax, numpy as np, optax


def asked(doc, options=()):
    """What a fit is asked for: folder of its files, file of the weights and tests, and options of its own; and what the files are
    named by (names.json)."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folder')
    parser.add_argument('out')
    parser.add_argument('tests', nargs='*')
    for option in options:
        parser.add_argument(option)
    given = parser.parse_args()
    with open(f'{given.folder}/names.json', encoding='utf8') as file:
        return given, json.load(file)


def adam(loss, weights, rate, steps):
    """Adam (Kingma and Ba 2015) on a loss, in steps that grow smaller as a cosine does: its memory, and one step of it, from
    weights, memory and what else the loss takes to weights and memory."""
    optimizer = optax.adam(optax.cosine_decay_schedule(rate, steps))

    def step(weights, memory, *batch):
        slopes = jax.grad(loss)(weights, *batch)
        changes, memory = optimizer.update(slopes, memory)
        return optax.apply_updates(weights, changes), memory

    return optimizer.init(weights), jax.jit(step)


def as_lines(names):
    """A list of names as files of weights hold it."""
    text = '\n'.join(names).encode()
    return text + b' ' * (-len(text) % 4)


def write_weights(path, header, lists, parts):
    """Writes a file of weights (src/page/weight-file.ts): numbers of the header, the step of each part, lists of names, and the parts."""
    parts = [np.asarray(part).ravel() for part in parts]
    # A part of nothing but 0 has a step as well.
    steps = [np.float32(np.abs(part).max() / 32767 or 1e-9) for part in parts]
    with open(path, 'wb') as out:
        out.write(struct.pack(f'<{len(header)}I', *header) + np.array(steps, '<f4').tobytes() + b''.join(lists))
        for part, step in zip(parts, steps):
            out.write(np.rint(part / step).astype('<i2').tobytes())


def read_weights(path, count, parts, lists):
    """The lists of names and the parts of a file of weights: `count` numbers of its header, how many parts, and which of the numbers
    are bytes of lists."""
    data = open(path, 'rb').read()
    header = struct.unpack(f'<{count}I', data[:4 * count])
    steps = np.frombuffer(data, '<f4', parts, 4 * count)
    at, names = 4 * (count + parts), []
    for size in (header[n] for n in lists):
        names.append(data[at:at + size].decode().rstrip().split('\n'))
        at += size
    return header, names, steps, np.frombuffer(data, '<i2', offset=at)
