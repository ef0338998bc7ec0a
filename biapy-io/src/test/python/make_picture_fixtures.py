"""Makes the files whose pixels no formula gives: JPEG in JPEG and TIFF files, palettes, pyramids. Beside each, what its own library reads.

Run with a Python that has numpy, tifffile, imagecodecs and pillow:
    python biapy-io/src/test/python/make_picture_fixtures.py biapy-io/src/test/resources/pictures
"""

import sys
from pathlib import Path

import numpy as np
import tifffile
from PIL import Image

OUT = Path(sys.argv[1])
Y, X = 37, 45


def smooth(channels):
    y, x = np.mgrid[:Y, :X]
    planes = [127 + 100 * np.sin(y / (5 + c) + c) * np.cos(x / (7 - c)) for c in range(channels)]
    return np.stack(planes, axis=-1).round().astype("u1")


def keep(name, pixels):
    np.save(OUT / (name + ".npy"), np.ascontiguousarray(pixels))


def jpeg(name, a, **how):
    Image.fromarray(a.squeeze()).save(OUT / name, quality=90, **how)
    keep(name, np.asarray(Image.open(OUT / name)))


def tiff(name, a, **how):
    tifffile.imwrite(OUT / name, a, metadata=None, **how)
    keep(name, tifffile.imread(OUT / name))


def pyramid(name, where):
    full = np.arange(64 * 48, dtype="u2").reshape(64, 48)
    with tifffile.TiffWriter(OUT / name) as out:
        how = {"tile": (16, 16), "compression": 8, "metadata": None}
        out.write(full, subifds=2 if where == "sub" else 0, **how)
        for step in (2, 4):
            out.write(full[::step, ::step], subfiletype=1, **how)
    keep(name, full)


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    for old in OUT.iterdir():
        old.unlink()
    grey, colour = smooth(1), smooth(3)
    jpeg("grey.jpg", grey)
    jpeg("colour420.jpg", colour, subsampling="4:2:0")
    jpeg("colour444.jpg", colour, subsampling="4:4:4")
    jpeg("colour422.jpg", colour, subsampling="4:2:2")
    jpeg("progressive.jpg", colour, progressive=True)
    jpeg("rgb.jpg", colour, keep_rgb=True)
    tiff("jpeg_grey.tif", grey[..., 0], compression="jpeg", photometric="minisblack", rowsperstrip=16)
    tiff("jpeg_ycc.tif", colour, compression="jpeg", photometric="rgb", compressionargs={"level": 90, "subsampling": "420"}, rowsperstrip=16)
    tiff("jpeg_ycc422_tile.tif", colour, compression="jpeg", photometric="rgb", compressionargs={"level": 90, "subsampling": "422"}, tile=(16, 32))
    tiff("jpeg_rgb_tile.tif", colour, compression="jpeg", photometric="rgb", compressionargs={"level": 90, "outcolorspace": "rgb"}, tile=(32, 16))
    tiff("jpeg_apart.tif", colour.transpose(2, 0, 1), compression="jpeg", photometric="rgb", planarconfig="separate")
    for mode in ("RGB", "YCbCr"):  # libtiff keeps the tables apart
        name = f"jpeg_tables_{mode.lower()}.tif"
        Image.fromarray(colour).convert(mode).save(OUT / name, compression="jpeg", quality=85)
        keep(name, tifffile.imread(OUT / name))
    table = np.stack([np.arange(256), 255 - np.arange(256), np.arange(256) * 7 % 256]).astype("u2") * 257
    tiff("palette.tif", grey[..., 0], photometric="palette", colormap=table, compression="packbits")
    pyramid("pyramid_sub.tif", "sub")
    pyramid("pyramid_pages.tif", "pages")


main()
