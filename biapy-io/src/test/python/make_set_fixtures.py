"""Makes the small images in several files that biapy-io's tests read: OME-TIFF sets by tifffile, pairs by nibabel, detached NRRD.

Run with a Python that has numpy, tifffile and nibabel:
    python biapy-io/src/test/python/make_set_fixtures.py biapy-io/src/test/resources/sets

Pixels follow the formula of make_fixtures.py; sets.csv has its columns, a line for each file that opens an image.
"""

import csv
import gzip
import sys
from pathlib import Path

import nibabel
import numpy as np
import tifffile

Y, X = 7, 11
OUT = Path(sys.argv[1])
ROWS = []
TYPES = {"u1": ("UINT8", 1, 0), "u2": ("UINT16", 257, 3), "i2": ("INT16", 200, -30000), "f4": ("FLOAT32", 0.125, -10)}


def pixels(z, c, dtype):
    """Axes c, z, y, x."""
    cc, zz, yy, xx = np.meshgrid(np.arange(c), np.arange(z), np.arange(Y), np.arange(X), indexing="ij")
    _, scale, offset = TYPES[dtype]
    return (((7 * xx + 13 * yy + 29 * zz + 101 * cc) % 251) * scale + offset).astype(dtype)


def note(name, dtype, z, c=1, voxel="", channels=""):
    kind, scale, offset = TYPES[dtype]
    ROWS.append([name, kind, z, Y, X, c, scale, offset, voxel, channels, ""])


def ome():
    a = pixels(3, 2, "u2")

    def document(uuid, inside):
        return f'<?xml version="1.0" encoding="UTF-8"?><OME xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06" UUID="urn:uuid:{uuid}">{inside}</OME>'

    def image(names):  # each channel in a file of its own, from the last slice to the first
        parts = "".join(f'<TiffData FirstC="{c}" FirstZ="{z}" IFD="{2 - z}" PlaneCount="1"><UUID FileName="{names[c]}">urn:uuid:{names[c]}</UUID></TiffData>'
                        for c in range(2) for z in range(3))
        return (f'<Image ID="Image:0"><Pixels ID="Pixels:0" DimensionOrder="XYZCT" Type="uint16" SizeX="{X}" SizeY="{Y}" SizeC="2" SizeZ="3" SizeT="1"'
                ' PhysicalSizeX="0.1" PhysicalSizeY="0.2" PhysicalSizeZ="1.5"><Channel ID="Channel:0:0" Name="dna" SamplesPerPixel="1"/>'
                f'<Channel ID="Channel:0:1" Name="actin" SamplesPerPixel="1"/>{parts}</Pixels></Image>')

    def write(name, planes, description):
        with tifffile.TiffWriter(OUT / name) as out:
            for i, plane in enumerate(planes):
                out.write(plane, description=description.encode() if i == 0 else None, metadata=None, contiguous=False, photometric="minisblack", compression="zlib")

    names = ["whole_c0.ome.tif", "whole_c1.ome.tif"]
    for c, name in enumerate(names):
        write(name, a[c, ::-1], document(name, image(names)))
    names = ["apart_c0.ome.tif", "apart_c1.ome.tif"]
    (OUT / "apart.companion.ome").write_text(document("apart", image(names)))
    for c, name in enumerate(names):
        write(name, a[c, ::-1], document(name, '<BinaryOnly MetadataFile="apart.companion.ome" UUID="urn:uuid:apart"/>'))
    for name in ["whole_c0.ome.tif", "whole_c1.ome.tif", "apart.companion.ome", *names]:
        note(name, "u2", 3, 2, "1.5 0.2 0.1 um", "dna actin")


def pairs():
    for name, kind, dtype, unit, ending in [("pair", nibabel.Nifti1Pair, "i2", "um", ""), ("packed", nibabel.Nifti1Pair, "u2", "um", ".gz"),
                                            ("pair2", nibabel.Nifti2Pair, "f4", "um", ""), ("analyze", nibabel.AnalyzeImage, "i2", "mm", "")]:
        a = pixels(3, 1, dtype)[0].T
        header = kind.header_class(endianness=">" if name in ("pair2", "analyze") else "<")
        header.set_data_dtype(a.dtype.newbyteorder(header.endianness))
        image = kind(a, np.diag([0.1, 0.2, 1.5, 1]), header=header)
        if name != "analyze":
            image.header.set_xyzt_units("micron")
        image.to_filename(str(OUT / f"{name}.img{ending}"))
        for part in ("hdr", "img"):
            note(f"{name}.{part}{ending}", dtype, 3, voxel=f"1.5 0.2 0.1 {unit}")


def detached():
    def header(name, dtype, z, data, encoding="raw", endian="little", more=""):
        kind = {"u1": "uint8", "u2": "uint16", "f4": "float"}[dtype]
        (OUT / name).write_text(f"NRRD0004\n# by make_set_fixtures.py\ntype: {kind}\ndimension: 3\nsizes: {X} {Y} {z}\nspacings: 0.1 0.2 1.5\n"
                                f'units: "um" "um" "um"\nendian: {endian}\nencoding: {encoding}\n{more}data file: {data}\n')
        note(name, dtype, z, voxel="1.5 0.2 0.1 um")

    a = pixels(3, 1, "u2")[0]
    for z in range(3):
        (OUT / f"list_{'abc'[z]}.raw").write_bytes(b"two\nlines\nabc" + a[z].astype(">u2").tobytes())
        (OUT / f"numbered{30 - 10 * z:03d}.raw.gz").write_bytes(gzip.compress(a[z].tobytes(), mtime=0))
    header("list.nhdr", "u2", 3, "LIST\nlist_a.raw\nlist_b.raw\nlist_c.raw", endian="big", more="line skip: 2\nbyte skip: 3\n")
    header("numbered.nhdr", "u2", 3, "numbered%03d.raw.gz 30 10 -10", encoding="gzip")
    a = pixels(4, 1, "f4")[0]
    for half in range(2):
        (OUT / f"slab{half}.raw").write_bytes(b"whatever" + a[2 * half : 2 * half + 2].tobytes())
    header("slabs.nhdr", "f4", 4, "slab%d.raw 0 1 1 3", more="byte skip: -1\n")
    rows = pixels(2, 1, "u1")[0].reshape(2 * Y, X)
    for i, row in enumerate(rows):
        (OUT / f"row{i}.raw").write_bytes(row.tobytes())
    header("rows.nhdr", "u1", 2, f"row%d.raw 0 {2 * Y - 1} 1 1")


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    for old in OUT.iterdir():
        old.unlink()
    ome()
    pairs()
    detached()
    with open(OUT / "sets.csv", "w", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["file", "type", "z", "y", "x", "channels", "scale", "offset", "voxel_size", "channel_names", "axes"])
        out.writerows(ROWS)


main()
