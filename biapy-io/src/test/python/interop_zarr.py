"""The other side of ZarrInteropTest: stores by zarr-python and ome-zarr for Java, and Java's stores read by them.

    python interop_zarr.py write FOLDER      writes stores and prints name, shape and a weighted sum of each
    python interop_zarr.py read  FOLDER      reads every *.zarr there and prints the same
    python interop_zarr.py values FOLDER     reads array 0 of every *.zarr there, times its scale_factor, and prints type and values

The sum is sum(value * (1 + index % 97)) over the array in C order, so that a moved or changed value is seen.
"""

import json
import sys
from pathlib import Path

import numpy as np
import zarr
from ome_zarr.io import parse_url
from ome_zarr.reader import Reader
from ome_zarr.writer import write_image, write_labels
from zarr.codecs import BloscCodec, GzipCodec, ZstdCodec

from exchange import weighted


def say(name, a):
    print(json.dumps({"name": name, "shape": list(a.shape), "dtype": str(a.dtype), "sum": weighted(a)}))


def write(folder):
    rng = np.random.default_rng(5)
    image = rng.integers(0, 60000, (2, 9, 40, 50)).astype("u2")
    labels = rng.integers(0, 9, (9, 40, 50)).astype("u4")
    for version in (2, 3):
        codecs = {"blosc": BloscCodec(cname="zstd", shuffle="bitshuffle"), "zstd": ZstdCodec(), "gzip": GzipCodec()} if version == 3 else {
            "auto": "auto"}
        for name, codec in codecs.items():
            path = folder / f"plain_{version}_{name}.zarr"
            a = zarr.create_array(str(path), shape=labels.shape, chunks=(4, 16, 16), dtype="u4", zarr_format=version, compressors=codec)
            a[...] = labels
            say(path.name, labels)
    path = folder / "sharded.zarr"
    a = zarr.create_array(str(path), shape=labels.shape, chunks=(2, 8, 8), shards=(4, 16, 16), dtype="u4", zarr_format=3)
    a[...] = labels
    say(path.name, labels)
    path = folder / "ome.zarr"
    group = zarr.group(store=parse_url(str(path), mode="w").store)
    known = {"scale": {"z": 2.0, "y": 0.5, "x": 0.25}, "axes_units": {axis: "micrometer" for axis in "zyx"}}
    write_image(image, group, axes="czyx", **known)
    write_labels(labels, group, name="cells", axes="zyx", **known)
    say(path.name, image)
    say(path.name + ":/labels/cells", labels)


def read(folder):
    for path in sorted(folder.glob("*.zarr")):
        nodes = list(Reader(parse_url(str(path)))())
        for node in nodes:
            if node.data:
                data = np.asarray(node.data[0].compute())
                meta = node.metadata
                print(json.dumps({
                    "name": path.name, "place": str(node.zarr), "shape": list(data.shape), "dtype": str(data.dtype), "sum": weighted(data),
                    "levels": len(node.data), "scale": meta["coordinateTransformations"][0][0]["scale"],
                    "axes": "".join(axis["name"] for axis in meta["axes"]),
                    "units": [axis.get("unit", "") for axis in meta["axes"]]}))
        say("zarr:" + path.name, zarr.open_array(str(path / "0"), mode="r")[...])


def values(folder):
    for path in sorted(folder.glob("*.zarr")):
        a = zarr.open_array(str(path / "0"), mode="r")
        scaled = (a[...].astype("f8") * a.attrs.get("scale_factor", 1)).astype("f4")
        print(json.dumps({"name": path.name, "dtype": str(a.dtype), "values": [float(v) for v in scaled.ravel()]}))


{"write": write, "read": read, "values": values}[sys.argv[1]](Path(sys.argv[2]))
