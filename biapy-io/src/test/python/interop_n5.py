"""The other side of N5InteropTest: containers by z5py and TensorStore for Java, and Java's containers read by both.

    python interop_n5.py write FOLDER      writes data sets and prints place, shape and a weighted sum of each
    python interop_n5.py read  FOLDER      reads every *.n5 there and prints the same

z5py shows shapes slowest first as Java does; TensorStore's run fastest first and are turned.
"""

import json
import sys
from pathlib import Path

import numpy as np
import tensorstore as ts
import z5py
from cloudvolume import CloudVolume

from exchange import weighted

TYPES = ["u1", "i1", "u2", "i2", "u4", "i4", "u8", "i8", "f4", "f8"]
STORED = {"raw": {}, "gzip": {"level": 6}, "zlib": {"level": 6}, "blosc": {"codec": "zstd", "level": 5, "shuffle": 1}, "lz4": {}, "bzip2": {"level": 5},
          "xz": {"level": 6}, "zstd": {"level": 3}}


def say(**known):
    print(json.dumps(known))


def write(folder):
    rng = np.random.default_rng(5)
    f = z5py.File(str(folder / "z5.n5"), mode="w", use_zarr_format=False)
    for kind in TYPES:
        a = rng.integers(0, 100, (9, 20, 25)).astype(kind)
        f.create_dataset(f"types/{kind}", data=a, chunks=(4, 16, 16), compression="gzip")
        say(place=f"z5.n5/types/{kind}", dtype=str(a.dtype), sum=weighted(a))
    for name, options in STORED.items():
        a = rng.integers(0, 1000, (9, 20, 25)).astype("u2")
        try:
            f.create_dataset(f"packed/{name}", data=a, chunks=(4, 16, 16), compression=name, **options)
        except Exception as e:  # a build of z5py without this codec
            print("z5py without", name, e)
            continue
        say(place=f"z5.n5/packed/{name}", dtype=str(a.dtype), sum=weighted(a))
    for name in ["raw", "gzip", "bzip2", "xz", "blosc", "zstd"]:
        compression = {"type": name}
        if name == "blosc":
            compression |= {"cname": "lz4", "clevel": 5, "shuffle": 2}
        a = rng.integers(0, 1000, (9, 20, 25)).astype("u2")
        t = ts.open({"driver": "n5", "kvstore": {"driver": "file", "path": str(folder / "ts.n5" / name)},
                     "metadata": {"dataType": "uint16", "dimensions": [25, 20, 9], "blockSize": [16, 16, 4], "compression": compression,
                                  "axes": ["x", "y", "z"], "units": ["nm", "nm", "nm"], "resolution": [4, 5, 40]}},
                    create=True, delete_existing=True).result()
        t[...] = a.T
        say(place=f"ts.n5/{name}", dtype="uint16", sum=weighted(a))


def read(folder):
    for container in sorted(folder.glob("*.n5")):
        f = z5py.File(str(container), mode="r", use_zarr_format=False)
        for attributes in sorted(container.rglob("attributes.json")):
            key = attributes.parent.relative_to(container).as_posix()
            if "dimensions" not in json.loads(attributes.read_text()):
                continue
            t = ts.open({"driver": "n5", "kvstore": {"driver": "file", "path": str(attributes.parent)}}, read=True).result()
            a = np.asarray(t.read().result()).T
            b = f[key][...]
            cloud = {}
            if a.ndim == 3 and key == "s0":  # CloudVolume reads groups of volumes with a resolution
                if "pixelResolution" in json.loads((container / "attributes.json").read_text()):
                    volume = CloudVolume(f"n5://file://{container}", progress=False)
                    cloud = {"cloudResolution": [float(v) for v in volume.resolution]}
                    packing = json.loads(attributes.read_text())["compression"]["type"]
                    if a.itemsize == 1 and packing in ("raw", "gzip"):  # it takes larger numbers for little endian
                        cloud["cloud"] = weighted(np.asarray(volume[:]).squeeze(-1).T)
            say(place=f"{container.name}/{key}", shape=list(a.shape), dtype=str(a.dtype), sum=weighted(a), z5=weighted(b), z5dtype=str(b.dtype),
                axes=list(t.domain.labels), units=[str(u) for u in t.dimension_units], **cloud)


{"write": write, "read": read}[sys.argv[1]](Path(sys.argv[2]))
