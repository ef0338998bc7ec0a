"""Makes the small Zarr stores that biapy-io's tests read, with zarr-python, each as a zip file.

Run with a Python that has numpy and zarr 3:
    python biapy-io/src/test/python/make_zarr_fixtures.py biapy-io/src/test/resources/fixtures/zarr

Pixels and table are those of make_fixtures.py: v * scale + offset with v = (7 x + 13 y + 29 z + 101 c) mod 251; zarr.csv says the rest.
"""

import csv
import shutil
import sys
import warnings
import zipfile
from pathlib import Path

import numcodecs
import numpy as np
import zarr
from zarr.codecs import BloscCodec, BytesCodec, Crc32cCodec, GzipCodec, ShardingCodec, TransposeCodec, ZstdCodec

from fixture_pixels import TYPES, X, Y, pixels

warnings.filterwarnings("ignore")
OUT = Path(sys.argv[1])
WORK = OUT / "work"
ROWS = []


def pack(name, dtype, z, c, voxel="", channels="", said=""):
    """The store in WORK as NAME.zarr.zip, and its row in the table."""
    with zipfile.ZipFile(OUT / f"{name}.zarr.zip", "w", zipfile.ZIP_DEFLATED) as out:
        for file in sorted(WORK.rglob("*")):
            if file.is_file():
                out.writestr(zipfile.ZipInfo(str(file.relative_to(WORK)), (2026, 1, 1, 0, 0, 0)), file.read_bytes())
    shutil.rmtree(WORK)
    scale, offset, kind = TYPES[dtype]
    ROWS.append([f"{name}.zarr.zip", kind, z, Y, X, c, 1 if scale is None else scale, offset, voxel, channels, said])


def array(name, dtype, version, z=3, c=1, axes="zyx", chunks=(2, 4, 5), path=None, said="", done=True, **how):
    a = pixels(z, c, dtype, axes)
    if version == 2:
        how.setdefault("compressors", numcodecs.Zlib(1))
    store = zarr.create_array(str(WORK / path if path else WORK), shape=a.shape, chunks=chunks, dtype=how.pop("stored", a.dtype), zarr_format=version, **how)
    store[...] = a
    if done:
        pack(name, dtype, z, c, said=said)


def main():
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    for dtype in TYPES:
        array(f"v2_{dtype}_be", dtype, 2, stored=np.dtype(dtype).newbyteorder(">") if dtype != "bool" else "bool")
        array(f"v3_{dtype}", dtype, 3, compressors=ZstdCodec(level=1))
    for cname in ("blosclz", "lz4", "lz4hc", "zlib", "zstd"):
        for shuffle in (0, 1, 2):
            array(f"v2_blosc_{cname}_{shuffle}", ("u2", "f4", "u1")[shuffle], 2, z=40, chunks=(40, 7, 11),
                  compressors=numcodecs.Blosc(cname=cname, clevel=5, shuffle=shuffle, blocksize=(0, 2048, 512)[shuffle]))
    for dtype in ("u1", "i2", "f4", "f8"):
        array(f"v3_blosc_bit_{dtype}", dtype, 3, z=40, chunks=(39, 7, 11),
              compressors=BloscCodec(cname="zstd", clevel=5, shuffle="bitshuffle"))
    array("v2_blosc_copy", "u2", 2, compressors=numcodecs.Blosc(cname="lz4", clevel=0, shuffle=1))
    array("v2_raw", "u2", 2, compressors=None)
    array("v2_gzip", "u2", 2, compressors=numcodecs.GZip(5))
    array("v2_zstd", "u2", 2, compressors=numcodecs.Zstd(5))
    array("v2_lz4", "u2", 2, compressors=numcodecs.LZ4())
    array("v2_shuffle", "i4", 2, filters=[numcodecs.Shuffle(4)], compressors=numcodecs.Zlib(5))
    array("v2_bz2", "u2", 2, compressors=numcodecs.BZ2(1))
    array("v2_lzma", "u2", 2, compressors=numcodecs.LZMA(preset=1))
    array("v2_delta", "i4", 2, filters=[numcodecs.Delta("<i4")], compressors=numcodecs.Zlib(1))
    array("v2_delta_wraps", "u2", 2, filters=[numcodecs.Delta("<u2")], compressors=None)
    array("v2_scaled", "f4", 2, filters=[numcodecs.FixedScaleOffset(offset=-10, scale=8, dtype="<f4", astype="<u2")], compressors=numcodecs.BZ2(9))
    array("v2_packbits", "bool", 2, filters=[numcodecs.PackBits()], compressors=None)
    array("v2_crc32", "u2", 2, filters=[numcodecs.CRC32()], compressors=numcodecs.Zlib(1))
    array("v2_adler32", "u2", 2, filters=[numcodecs.Adler32()], compressors=None)
    array("v2_fletcher32", "u2", 2, filters=[numcodecs.Fletcher32()], compressors=None)
    array("v3_delta", "i4", 3, filters=[zarr.codecs.numcodecs.Delta(dtype="<i4")], compressors=[zarr.codecs.numcodecs.BZ2(level=1)])
    array("v3_scaled_lzma", "f4", 3, filters=[zarr.codecs.numcodecs.FixedScaleOffset(offset=-10, scale=8, dtype="<f4", astype="<u2")],
          compressors=[zarr.codecs.numcodecs.LZMA(preset=1), zarr.codecs.numcodecs.CRC32()])
    array("v2_fortran", "u2", 2, order="F")
    array("v2_nested", "u2", 2, chunk_key_encoding={"name": "v2", "separator": "/"})
    array("v3_raw_big", "u2", 3, compressors=None, serializer=BytesCodec(endian="big"))
    array("v3_gzip_crc", "u2", 3, compressors=[GzipCodec(level=5), Crc32cCodec()])
    array("v3_flat", "u2", 3, chunk_key_encoding={"name": "default", "separator": "."})
    array("v3_keys_v2", "u2", 3, chunk_key_encoding={"name": "v2", "separator": "."})
    array("v3_transposed", "u2", 3, filters=[TransposeCodec(order=(2, 0, 1))])
    array("v3_lz4", "u2", 3, compressors=[zarr.codecs.numcodecs.LZ4()], filters=None)
    array("v3_shards", "u2", 3, shards=(4, 8, 10))
    array("v3_shards_start", "i4", 3, chunks=(4, 8, 10), compressors=None, serializer=ShardingCodec(
        chunk_shape=(2, 4, 5), codecs=[BytesCodec(), BloscCodec(cname="lz4")], index_codecs=[BytesCodec(), Crc32cCodec()],
        index_location="start"))
    array("v2_yxc", "f4", 2, z=1, c=2, axes="yxc", chunks=(4, 5, 1))
    array("v2_zyxc", "f4", 2, c=2, axes="zyxc", chunks=(2, 4, 5, 2))
    array("v3_czyx", "u1", 3, c=2, axes="czyx", chunks=(1, 2, 4, 5), said="CZYX")
    array("v3_named", "u1", 3, c=2, axes="czyx", chunks=(2, 2, 4, 5), dimension_names=("c", "z", "y", "x"))
    fill()
    ome()
    with open(OUT / "zarr.csv", "w", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["file", "type", "z", "y", "x", "channels", "scale", "offset", "voxel_size", "channel_names", "axes"])
        out.writerows(ROWS)


def fill():
    """All chunks missing: every pixel is the fill value, so scale is 0 and offset the value."""
    for version in (2, 3):
        for dtype, value in (("u2", 777), ("i4", -5), ("f4", float("nan")), ("f8", float("-inf")), ("bool", True)):
            zarr.create_array(str(WORK), shape=(3, Y, X), chunks=(2, 4, 5), dtype=dtype, zarr_format=version, fill_value=value)
            pack(f"v{version}_fill_{dtype}", dtype, 3, 1)
            ROWS[-1][6:8] = [0, {"nan": "NaN", "-inf": "-Infinity", "True": "1"}.get(str(value), str(value))]


def ome():
    axes = [{"name": "c", "type": "channel"}] + [{"name": n, "type": "space", "unit": u} for n, u in
                                                 (("z", "nanometer"), ("y", "micrometer"), ("x", "micrometer"))]
    scale = [{"type": "scale", "scale": [1.0, 500.0, 0.2, 0.1]}]
    half = [{"type": "scale", "scale": [1.0, 500.0, 0.4, 0.2]}]
    channels = {"channels": [{"label": n, "color": "FF0000", "window": {"start": 0, "end": 9, "min": 0, "max": 9}, "active": True}
                             for n in ("dna", "actin")]}
    image = {"axes": axes, "name": "cells", "datasets": [{"path": "s0", "coordinateTransformations": scale},
                                                        {"path": "s1", "coordinateTransformations": half}]}
    label = {"colors": [{"label-value": 1, "rgba": [255, 0, 0, 255]}], "source": {"image": "../../"}}
    for version, ngff in ((2, "0.4"), (3, "0.5")):
        for inside in (image, label):
            inside.pop("version", None)
            if version == 2:
                inside["version"] = ngff
        image3 = {"axes": axes[1:], "name": "nuclei", **({"version": ngff} if version == 2 else {}), "datasets": [
            {"path": "0", "coordinateTransformations": [{"type": "scale", "scale": [500.0, 0.2, 0.1]}]}]}
        group(version, "", {"multiscales": [image], "omero": channels}, ngff)
        group(version, "labels", {"labels": ["nuclei"]}, ngff)
        group(version, "labels/nuclei", {"multiscales": [image3], "image-label": label}, ngff)
        array("", "u1", version, path="labels/nuclei/0", done=False)
        zarr.create_array(str(WORK / "s1"), shape=(2, 3, 3, 5), chunks=(1, 3, 3, 5), dtype="u2", zarr_format=version)
        array("", "u2", version, c=2, axes="czyx", chunks=(1, 2, 4, 5), path="s0", done=False)
        pack(f"ome_{ngff}", "u2", 3, 2, voxel="0.5 0.2 0.1 um", channels="dna actin")


def group(version, path, attributes, ngff):
    g = zarr.open_group(str(WORK / path) if path else str(WORK), mode="a", zarr_format=version)
    g.attrs.update({"ome": {"version": ngff, **attributes}} if version == 3 else attributes)


main()
