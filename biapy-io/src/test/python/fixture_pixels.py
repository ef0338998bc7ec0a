"""Pixels of the fixtures in Zarr and HDF5: v * scale + offset with v = (7 x + 13 y + 29 z + 101 c) mod 251."""

import numpy as np

Y, X = 7, 11
TYPES = {
    "bool": (None, 0, "BIT"), "u1": (1, 0, "UINT8"), "u2": (257, 3, "UINT16"), "u4": (16777216, 5, "UINT32"),
    "u8": (2**54, 0, "UINT64"), "i1": (1, -128, "INT8"), "i2": (200, -30000, "INT16"), "i4": (16000000, -2000000000, "INT32"),
    "i8": (2**54, -(2**61), "INT64"), "f2": (0.25, -10, "FLOAT16"), "f4": (0.125, -10, "FLOAT32"), "f8": (0.1, 0.0, "FLOAT64"),
}


def pixels(z, c, dtype, axes):
    zz, yy, xx, cc = np.meshgrid(np.arange(z), np.arange(Y), np.arange(X), np.arange(c), indexing="ij")
    v = (7 * xx + 13 * yy + 29 * zz + 101 * cc) % 251
    scale, offset, _ = TYPES[dtype]
    if dtype == "bool":
        a = v % 2 == 1
    elif dtype[0] == "f":
        a = (v * scale + offset).astype(dtype)
    else:
        a = np.array([int(i) * scale + offset for i in v.ravel()], dtype=dtype).reshape(v.shape)
    a = a.transpose(["zyxc".index(l) for l in axes] + [i for i, l in enumerate("zyxc") if l not in axes])
    return np.ascontiguousarray(a.reshape([a.shape[i] for i in range(len(axes))]))
