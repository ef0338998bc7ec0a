"""The other side of PrecomputedInteropTest: precomputed volumes by TensorStore for Java, and Java's read by it.

    python interop_precomputed.py write FOLDER      writes volumes and prints name, type and a weighted sum of each
    python interop_precomputed.py read  FOLDER      reads every *.precomputed there and prints the same

The sum is sum(value * (1 + index % 97)) over the array z, y, x in C order, so that a moved or changed value is seen.
"""

import json
import sys
from pathlib import Path

import numpy as np
import tensorstore as ts

from exchange import weighted


def say(path, xyzc, **more):
    czyx = np.asarray(xyzc).transpose(3, 2, 1, 0)
    print(json.dumps({"name": path.name, "shape": list(czyx.shape), "dtype": str(czyx.dtype), "sum": weighted(czyx), **more}))


def write(folder):
    rng = np.random.default_rng(5)
    for dtype, encoding in [("uint8", "raw"), ("uint16", "raw"), ("float32", "raw"), ("uint32", "compressed_segmentation"), ("uint64", "compressed_segmentation")]:
        path = folder / f"{dtype}.precomputed"
        scale = {"size": [50, 40, 30], "resolution": [4, 4, 40], "chunk_size": [16, 24, 20], "encoding": encoding}
        if encoding != "raw":
            scale["compressed_segmentation_block_size"] = [8, 7, 4]
        channels = 1 if encoding != "raw" else 2
        store = ts.open({
            "driver": "neuroglancer_precomputed", "kvstore": f"file://{path}/", "create": True,
            "multiscale_metadata": {"data_type": dtype, "num_channels": channels, "type": "image" if encoding == "raw" else "segmentation"},
            "scale_metadata": scale}).result()
        a = rng.integers(0, 200, (50, 40, 30, channels)).astype(dtype)
        a[10:30, 5:20] = 7
        store.write(a).result()
        say(path, a, encoding=encoding)
    for channels in (1, 3):
        path = folder / f"jpeg{channels}.precomputed"
        store = ts.open({
            "driver": "neuroglancer_precomputed", "kvstore": f"file://{path}/", "create": True,
            "multiscale_metadata": {"data_type": "uint8", "num_channels": channels, "type": "image"},
            "scale_metadata": {"size": [50, 40, 30], "resolution": [4, 4, 40], "chunk_size": [16, 24, 20], "encoding": "jpeg", "jpeg_quality": 95}}).result()
        x, y, z, c = np.meshgrid(np.arange(50), np.arange(40), np.arange(30), np.arange(channels), indexing="ij")
        store.write((60 * c + x + 2 * y + 40 + 0 * z).astype("uint8")).result()
        say(path, store.read().result(), encoding="jpeg")


def read(folder):
    for path in sorted(folder.glob("*.precomputed")):
        store = ts.open({"driver": "neuroglancer_precomputed", "kvstore": f"file://{path}/", "open": True}).result()
        scale = store.spec().to_json()["scale_metadata"]
        say(path, store.read().result(), resolution=scale["resolution"], encoding=scale["encoding"])


{"write": write, "read": read}[sys.argv[1]](Path(sys.argv[2]))
