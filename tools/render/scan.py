"""Makes a drawn page look scanned: turned, blurred, printed on uneven paper, noisy, sometimes black and white only."""

from random import Random

import numpy as np
from PIL import Image, ImageFilter

# Level: range of blur radius, range of noise (standard deviation of grey), range of the share of specked pixels.
LEVELS = {
    'light': ((0.3, 0.5), (5, 12), None),
    'medium': ((0.6, 0.95), (12, 21), (0.0001, 0.0005)),
    'heavy': ((0.95, 1.15), (20, 26), (0.0002, 0.0008)),
}


def degrade(rng: Random, page: Image.Image, level: str) -> tuple[Image.Image, dict]:
    """The degraded page, and the settings used."""
    noise = np.random.default_rng(rng.randrange(2**32))
    (blur_low, blur_high), (noise_low, noise_high), specks = LEVELS[level]
    used = {'rotate': round(max(-0.7, min(0.7, rng.gauss(0, 0.25))), 2), 'blur': round(rng.uniform(blur_low, blur_high), 2)}
    page = page.rotate(used['rotate'], Image.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(used['blur']))
    grey = np.asarray(page, dtype=np.float32)
    if rng.random() < 0.45:
        used['through'] = round(rng.uniform(0.05, 0.1), 2)
        back = np.asarray(page.filter(ImageFilter.GaussianBlur(2)), dtype=np.float32)[:, ::-1]
        grey = grey - used['through'] * (255 - np.roll(back, rng.randrange(20, 400), axis=0))
    if rng.random() < 0.4:
        used['shade'] = round(rng.uniform(0.1, 0.3), 2)
        coarse = Image.fromarray(noise.uniform(1 - used['shade'], 1, (5, 4)).astype(np.float32))
        grey = grey * np.asarray(coarse.resize(page.size, Image.BICUBIC))
    used['noise'] = round(rng.uniform(noise_low, noise_high), 1)
    grey = grey + noise.normal(0, used['noise'], grey.shape).astype(np.float32)
    if specks:
        used['specks'] = round(rng.uniform(*specks), 5)
        at = np.flatnonzero(noise.random(grey.size, dtype=np.float32) < used['specks'])
        for shift in (0, 1, page.width):
            grey.flat[np.minimum(at + shift, grey.size - 1)] = noise.choice([20, 60, 235], len(at))
    if rng.random() < 0.42:
        used['threshold'] = rng.randint(132, 170)
        grey = np.where(grey < used['threshold'], 0, 255)
    return Image.fromarray(grey.clip(0, 255).astype(np.uint8)), used
