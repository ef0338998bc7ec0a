"""Makes the small HDF5 files that biapy-io's tests read, with h5py.

Run with a Python that has numpy and h5py:
    python biapy-io/src/test/python/make_hdf5_fixtures.py biapy-io/src/test/resources/hdf5

Pixels and table are those of make_fixtures.py: v * scale + offset with v = (7 x + 13 y + 29 z + 101 c) mod 251; hdf5.csv says the rest.
"""

import csv
import json
import shutil
import sys
from pathlib import Path

import h5py
import numpy as np

from fixture_pixels import TYPES, X, Y, pixels

OUT = Path(sys.argv[1])
ROWS = []
V110 = ("v110", "v110")  # its layouts; what HDF5 2.0 calls "latest" is newer than jHDF


def file(name, dtype, z=3, c=1, axes="zyx", path="data", libver="earliest", voxel="", said="", stored=None, attributes=(), labels="", block=0, **how):
    a = pixels(z, c, dtype, axes)
    with h5py.File(OUT / f"{name}.h5", "w", libver=libver, userblock_size=block) as f:
        set_ = f.create_dataset(path, data=a.astype(stored) if stored else a, track_times=False, **how)
        for key, value in attributes:
            set_.attrs[key] = value
        for d, letter in enumerate(labels):
            set_.dims[d].label = letter
    scale, offset, kind = TYPES[dtype]
    ROWS.append([f"{name}.h5", kind, z, Y, X, c, 1 if scale is None else scale, offset, voxel, "", said])


def circle(name):
    with h5py.File(OUT / f"{name}.h5", "w", libver=V110) as f:
        f.create_dataset("data", data=pixels(3, 1, "u1", "zyx"), track_times=False)
        f["a"] = h5py.SoftLink("/b")
        f["b"] = h5py.SoftLink("/a")


def compact(name):
    a = pixels(3, 1, "u2", "zyx")
    with h5py.File(OUT / f"{name}.h5", "w") as f:
        plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        plist.set_layout(h5py.h5d.COMPACT)
        h5py.h5d.create(f.id, b"data", h5py.h5t.NATIVE_UINT16, h5py.h5s.create_simple(a.shape), plist).write(h5py.h5s.ALL, h5py.h5s.ALL, a)
    ROWS.append([f"{name}.h5", "UINT16", 3, Y, X, 1, 257, 3, "", "", ""])


def implicit(name):
    a = pixels(3, 1, "u2", "zyx")
    with h5py.File(OUT / f"{name}.h5", "w", libver=V110) as f:
        plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        plist.set_chunk((2, 4, 5))
        plist.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
        h5py.h5d.create(f.id, b"data", h5py.h5t.NATIVE_UINT16, h5py.h5s.create_simple(a.shape), plist).write(h5py.h5s.ALL, h5py.h5s.ALL, a)
    ROWS.append([f"{name}.h5", "UINT16", 3, Y, X, 1, 257, 3, "", "", ""])


def special():
    """Files that are no row of the table."""
    with h5py.File(OUT / "cremi.hdf", "w") as f:
        raw = f.create_dataset("volumes/raw", data=pixels(3, 1, "u1", "zyx"), compression="gzip", chunks=(2, 4, 5))
        raw.attrs["resolution"] = [40.0, 4.0, 4.0]
        ids = f.create_dataset("volumes/labels/neuron_ids", data=pixels(3, 1, "u8", "zyx"), compression="gzip")
        ids.attrs["resolution"] = [40.0, 4.0, 4.0]
        ids.attrs["offset"] = [1.0, 2.0, 3.0]
        f.create_dataset("volumes/labels/clefts", data=np.full((3, Y, X), 2**64 - 1, "u8"), compression="gzip")
        f.create_dataset("annotations/ids", data=np.array([3, 5, 2**60 + 1], "u8"))
        f.create_dataset("annotations/locations", data=np.array([[40.5, 8, 12], [80, 4.25, 0], [0, 0, 1]]))
        f.create_dataset("annotations/types", data=["presynaptic_site", "postsynaptic_site", "postsynaptic_site"], dtype=h5py.string_dtype())
        f.create_dataset("annotations/presynaptic_site/partners", data=np.array([[3, 5], [3, 2**60 + 1]], "u8"))
        f["annotations"].attrs["offset"] = [400.0, 40.0, 4.0]
        f.attrs["file_format"] = "0.2"
    with h5py.File(OUT / "holes.h5", "w") as f:
        d = f.create_dataset("data", (3, Y, X), "u2", chunks=(1, 4, 5), fillvalue=9, compression="gzip")
        d[1, 4:, 5:10] = 4
        f.create_dataset("never", (4, 5), "f4", fillvalue=2.5)
        f["link"] = h5py.SoftLink("/data")
        f["away"] = h5py.ExternalLink("other.h5", "/data")
        f.create_dataset("scaled", data=np.arange(99).reshape(9, 11), scaleoffset=0)
        f.create_dataset("texts", data=np.array([b"a", b"bc"]))
    with h5py.File(OUT / "many.h5", "w", libver=V110) as f:
        for i in range(40):  # so many links and attributes leave the object header
            f.create_dataset(f"group/set{i}", data=np.full((2, 3), i))
            f["group"].attrs[f"number{i}"] = i


def main():
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    for dtype in TYPES:
        file(f"{dtype}_be", dtype, stored=np.dtype(dtype).newbyteorder(">") if dtype != "bool" else None)
        file(f"{dtype}_gzip", dtype, chunks=(2, 4, 5), compression="gzip", compression_opts=4, shuffle=True)
    file("plain", "u2", chunks=(2, 4, 5))
    file("lzf", "u2", chunks=(2, 4, 5), compression="lzf")
    file("lzf_long", "u1", z=40, chunks=(40, 7, 11), compression="lzf")
    file("lzf_shuffle_sum", "u4", chunks=(2, 4, 5), compression="lzf", shuffle=True, fletcher32=True)
    file("sum", "u1", chunks=(2, 4, 5), fletcher32=True)
    file("growing", "u2", chunks=(1, 1, 2), maxshape=(None, None, None))
    file("new_single", "u2", libver=V110, chunks=(3, 7, 11), compression="gzip")
    file("new_single_plain", "u2", libver=V110, chunks=(3, 7, 11))
    file("new_fixed", "u2", libver=V110, chunks=(2, 4, 5), compression="gzip")
    file("new_fixed_many", "u1", libver=V110, z=50, chunks=(1, 1, 1))
    file("new_extensible", "u2", libver=V110, chunks=(2, 4, 5), maxshape=(None, Y, X), compression="gzip")
    file("new_tree", "u2", libver=V110, chunks=(2, 4, 5), maxshape=(None, None, X), compression="gzip")
    implicit("new_implicit")
    compact("compact")
    file("inside", "u2", path="/a/b/c/deep", chunks=(2, 4, 5))
    file("user_block", "u2", block=1024)
    file("user_block_chunks", "u2", block=512, chunks=(2, 4, 5), compression="gzip")
    file("plane", "u2", z=1, axes="yx", chunks=(4, 5))
    file("channels", "u1", c=2, axes="czyx", labels="czyx", chunks=(1, 2, 4, 5), compression="gzip")
    file("channels_last", "u2", c=3, axes="zyxc", chunks=(2, 4, 5, 2))
    file("channels_said", "u2", c=2, axes="czyx", said="CZYX")
    file("micrometres", "u2", voxel="2 0.5 0.25 um", attributes=[("element_size_um", [2.0, 0.5, 0.25])])
    file("nanometres", "u2", voxel="40 4 4 nm", attributes=[("resolution", np.array([40, 4, 4], "f4"))], libver=V110)
    file("unit", "u2", voxel="40 4 4 um", attributes=[("voxel_size", [40, 4, 4]), ("units", ["um", "um", "um"])])
    tags = json.dumps({"axes": [{"key": k, "typeFlags": 2} for k in "xyz"]})
    file("tags", "u2", axes="xyz", attributes=[("axistags", tags)])
    special()
    circle("circle")
    with open(OUT / "hdf5.csv", "w", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow("file,type,z,y,x,channels,scale,offset,voxel_size,channel_names,axes".split(","))
        table.writerows(ROWS)


main()
