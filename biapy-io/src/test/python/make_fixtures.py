"""Makes the small image files that biapy-io's tests read, with other people's writers.

Run with a Python that has numpy, tifffile, imagecodecs and pillow:
    python biapy-io/src/test/python/make_fixtures.py biapy-io/src/test/resources/fixtures

Every pixel is v * scale + offset with v = (7 x + 13 y + 29 z + 101 c) mod 251, so the tests know it without a second file;
fixtures.csv says shape, type, scale, offset, voxel size and channel names of each.
"""

import csv
import sys
from pathlib import Path

import numpy as np
import tifffile
from PIL import Image

Y, X = 7, 11
OUT = Path(sys.argv[1])
ROWS = []
TYPES = {
    "bool": (None, 0), "u1": (1, 0), "u2": (257, 3), "u4": (16777216, 5), "u8": (2**54, 0),
    "i1": (1, -128), "i2": (200, -30000), "i4": (16000000, -2000000000), "i8": (2**54, -(2**61)),
    "f2": (0.25, -10), "f4": (0.125, -10), "f8": (0.1, 0.0),
}
NAMES = {
    "bool": "BIT", "u1": "UINT8", "u2": "UINT16", "u4": "UINT32", "u8": "UINT64", "i1": "INT8", "i2": "INT16", "i4": "INT32",
    "i8": "INT64", "f2": "FLOAT16", "f4": "FLOAT32", "f8": "FLOAT64",
}


def pixels(z, c, dtype, axes="zyxc"):
    zz, yy, xx, cc = np.meshgrid(np.arange(z), np.arange(Y), np.arange(X), np.arange(c), indexing="ij")
    v = (7 * xx + 13 * yy + 29 * zz + 101 * cc) % 251
    scale, offset = TYPES[dtype]
    if dtype == "bool":
        a = v % 2 == 1
    elif dtype[0] == "f":
        a = (v * scale + offset).astype(dtype)
    else:
        a = np.array([int(i) * scale + offset for i in v.ravel()], dtype=dtype).reshape(v.shape)
    for letter, axis in zip("zyxc", range(4)):
        if letter not in axes:
            assert a.shape[axis] == 1
    a = a.transpose(["zyxc".index(l) for l in axes] + [i for i, l in enumerate("zyxc") if l not in axes])
    return a.reshape([a.shape[i] for i in range(len(axes))])


def note(name, dtype, z, c, voxel="", channels="", axes=""):
    scale, offset = TYPES[dtype]
    ROWS.append([name, NAMES[dtype], z, Y, X, c, 1 if scale is None else scale, offset, voxel, channels, axes])


def tiff(name, dtype, z=1, c=1, axes="yx", voxel="", channels="", said="", **how):
    how.setdefault("photometric", "minisblack")
    tifffile.imwrite(OUT / name, pixels(z, c, dtype, axes), **how)
    note(name, dtype, z, c, voxel, channels, said)


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    for old in OUT.iterdir():
        old.unlink()
    compressions = {"none": None, "lzw": 5, "zlib": 8, "deflate": 32946, "packbits": 32773, "zstd": 50000}
    for dtype in TYPES:
        if dtype != "bool":
            tiff(f"{dtype}_none_be.tif", dtype, byteorder=">", metadata=None)
    for name, code in compressions.items():
        tiff(f"u2_{name}.tif", "u2", compression=code, rowsperstrip=5, metadata=None)
        tiff(f"u4_{name}_tile.tif", "u4", compression=code, tile=(16, 16), byteorder=">", metadata=None)
        if name in ("lzw", "zlib", "zstd"):
            tiff(f"u1_{name}_p2.tif", "u1", compression=code, predictor=2, metadata=None)
            tiff(f"u2_{name}_p2_be.tif", "u2", compression=code, predictor=2, byteorder=">", rowsperstrip=4, metadata=None)
            tiff(f"i4_{name}_p2.tif", "i4", compression=code, predictor=2, tile=(16, 16), metadata=None)
            tiff(f"f4_{name}_p3.tif", "f4", compression=code, predictor=3, metadata=None)
            tiff(f"f8_{name}_p3_be.tif", "f8", compression=code, predictor=3, byteorder=">", metadata=None)
    tiff("bit.tif", "bool", metadata=None)
    tiff("bit_packbits.tif", "bool", compression="packbits", metadata=None)
    tiff("big.tif", "u2", 2, axes="zyx", bigtiff=True, metadata=None, compression=8)
    tiff("pages.tif", "u2", 3, axes="zyx", metadata=None, compression=8)
    tiff("pages_as_channels.tif", "u1", 1, 3, axes="cyx", metadata=None, said="CYX")
    tiff("samples5.tif", "u2", 1, 5, axes="yxc", planarconfig="contig", metadata=None, compression=8)
    tiff("samples5_apart.tif", "u2", 1, 5, axes="cyx", planarconfig="separate", metadata=None, compression=8)
    tiff("rgb.tif", "u1", 1, 3, axes="yxc", photometric="rgb", channels="red green blue", compression=8, predictor=2)
    tiff("imagej_zc.tif", "u2", 3, 2, axes="zcyx", imagej=True, voxel="0.5 0.2 0.1 um", resolution=(10, 5),
         metadata={"axes": "ZCYX", "spacing": 0.5, "unit": "um"}, photometric=None, compression=8)
    tiff("imagej_z_micron.tif", "f4", 3, axes="zyx", imagej=True, voxel="2.0 0.25 0.25 um", resolution=(4, 4),
         metadata={"axes": "ZYX", "spacing": 2, "unit": "micron"}, photometric=None)
    tiff("shaped_zc.tif", "u2", 3, 2, axes="zcyx", metadata={"axes": "ZCYX"}, compression=8)
    for order in ("zcyx", "czyx"):
        tiff(f"ome_{order}.ome.tif", "u2", 3, 2, axes=order, ome=True, voxel="1.5 0.2 0.1 um", channels="dna actin",
             compression=8, metadata={"axes": order.upper(), "PhysicalSizeX": 100, "PhysicalSizeXUnit": "nm",
                                      "PhysicalSizeY": 0.2, "PhysicalSizeZ": 1.5, "Channel": {"Name": ["dna", "actin"]}})
    ROWS[-1][8] = ROWS[-2][8] = "1500.0 200.0 100.0 nm"
    for dtype in TYPES:
        a = pixels(1, 1, dtype, "yx")
        order = ">" if dtype in ("u2", "f4", "i8") else "<"
        np.save(OUT / f"{dtype}.npy", a.astype(a.dtype.newbyteorder(order)))
        note(f"{dtype}.npy", dtype, 1, 1)
    np.save(OUT / "fortran_zyx.npy", np.asfortranarray(pixels(20, 1, "u1", "zyx")))
    note("fortran_zyx.npy", "u1", 20, 1)
    np.save(OUT / "yxc.npy", pixels(1, 2, "f4", "yxc"))
    note("yxc.npy", "f4", 1, 2)
    np.save(OUT / "fortran_zyxc.npy", np.asfortranarray(pixels(3, 2, "u1", "zyxc")))
    note("fortran_zyxc.npy", "u1", 3, 2)
    np.save(OUT / "czyx.npy", pixels(3, 2, "u1", "czyx"))
    note("czyx.npy", "u1", 3, 2, axes="CZYX")
    for version in ((2, 0), (3, 0)):
        with open(OUT / f"version{version[0]}.npy", "wb") as f:
            np.lib.format.write_array(f, pixels(1, 1, "u2", "yx"), version=version)
        note(f"version{version[0]}.npy", "u2", 1, 1)
    Image.fromarray(pixels(1, 1, "u1", "yx")).save(OUT / "grey8.png")
    note("grey8.png", "u1", 1, 1)
    Image.fromarray(pixels(1, 1, "u2", "yx")).save(OUT / "grey16.png")
    note("grey16.png", "u2", 1, 1)
    Image.fromarray(pixels(1, 1, "bool", "yx")).save(OUT / "bit.png")
    note("bit.png", "bool", 1, 1)
    Image.fromarray(pixels(1, 3, "u1", "yxc")).save(OUT / "rgb.png")
    note("rgb.png", "u1", 1, 3, channels="red green blue")
    Image.fromarray(pixels(1, 4, "u1", "yxc")).save(OUT / "rgba.png")
    note("rgba.png", "u1", 1, 4, channels="red green blue alpha")
    grey = pixels(1, 1, "u1", "yxc").repeat(4, axis=2)
    grey[..., 3] = 255
    Image.fromarray(grey).save(OUT / "grey_as_rgba.png")
    note("grey_as_rgba.png", "u1", 1, 1, channels="grey")
    Image.fromarray(np.ascontiguousarray(grey[..., 2:])).save(OUT / "grey_alpha.png")
    note("grey_alpha.png", "u1", 1, 1, channels="grey")
    tifffile.imwrite(OUT / "grey_as_rgb.tif", grey[..., :3], photometric="rgb", compression=8)
    note("grey_as_rgb.tif", "u1", 1, 1, channels="grey")
    palette = Image.fromarray(pixels(1, 1, "u1", "yx"), mode="L").convert("P")
    palette.save(OUT / "grey_palette.png")
    note("grey_palette.png", "u1", 1, 1, channels="grey")
    with open(OUT / "fixtures.csv", "w", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["file", "type", "z", "y", "x", "channels", "scale", "offset", "voxel_size", "channel_names", "axes"])
        out.writerows(ROWS)


main()
