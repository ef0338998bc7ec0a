"""What the other sides of the exchange tests share."""

import numpy as np


def weighted(a):
    """sum(value * (1 + index % 97)) in C order, so that a moved or changed value is seen; Python.weighted in Java."""
    flat = np.asarray(a).ravel().astype(np.float64)
    return float(np.sum(flat * (1 + np.arange(flat.size) % 97)))
