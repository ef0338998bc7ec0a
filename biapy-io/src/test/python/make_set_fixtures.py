"""Makes the small images in several files that biapy-io's tests read: OME-TIFF sets by tifffile, pairs by nibabel, detached NRRD.

Run with a Python that has numpy, tifffile and nibabel:
    python biapy-io/src/test/python/make_set_fixtures.py biapy-io/src/test/resources/sets

Pixels follow the formula of make_fixtures.py; sets.csv has its columns, a line for each file that opens an image.
"""

import csv
import sys
from pathlib import Path

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


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    for old in OUT.iterdir():
        old.unlink()
    ome()
    with open(OUT / "sets.csv", "w", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["file", "type", "z", "y", "x", "channels", "scale", "offset", "voxel_size", "channel_names", "axes"])
        out.writerows(ROWS)


main()
