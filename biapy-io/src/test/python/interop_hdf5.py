"""The other side of Hdf5InteropTest: files by h5py for Java, and Java's files read by h5py.

    python interop_hdf5.py write FOLDER      writes files and prints path, type and a weighted sum of each data set
    python interop_hdf5.py read  FOLDER      reads every data set and attribute of every *.h5 there and prints the same

The sum is sum(value * (1 + index % 97)) over the array in C order, so that a moved or changed value is seen.
"""

import json
import sys
from pathlib import Path

import h5py
import numpy as np

from exchange import weighted


def plain(value):
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, np.ndarray):
        return [plain(v) for v in value.tolist()]
    return value.item() if isinstance(value, np.generic) else value


def say(path, set_):
    a = set_[...]
    text = a.dtype.kind in "SO"
    print(json.dumps({
        "path": f"{path.name}:{set_.name}", "shape": list(a.shape), "dtype": str(a.dtype), "chunks": set_.chunks, "compression": set_.compression,
        "values": plain(a) if text else None, "sum": None if text else weighted(a), "attributes": {k: plain(v) for k, v in set_.attrs.items()}}))


def write(folder):
    rng = np.random.default_rng(5)
    for libver in ("earliest", "v108", "v110", "v112"):
        path = folder / f"{libver}.h5"
        with h5py.File(path, "w", libver=(libver, "v112" if libver != "earliest" else "v108")) as f:
            for dtype in ("u1", "i2", ">u4", "f4", "f8"):
                a = rng.integers(0, 100, (9, 40, 50)).astype(dtype)
                for name, how in {"piece": {}, "gzip": {"compression": "gzip", "chunks": (4, 16, 16)}, "auto": {"compression": "lzf", "shuffle": True},
                                  "grow": {"maxshape": (None, None, 50), "chunks": (3, 40, 7), "fletcher32": True}}.items():
                    set_ = f.create_dataset(f"{dtype.strip('>')}/{name}", data=a, **how)
                    set_.attrs["element_size_um"] = [2.0, 0.5, 0.25]
                    say(path, set_)


def read(folder):
    for path in sorted(folder.glob("*.h5")):
        with h5py.File(path, "r") as f:
            f.visititems(lambda name, node: say(path, node) if isinstance(node, h5py.Dataset) else None)


{"write": write, "read": read}[sys.argv[1]](Path(sys.argv[2]))
