"""The other side of FileSetInteropTest: images in several files, written here or there.

    python interop_sets.py ome   FOLDER   writes sets of OME-TIFF, reads them by tifffile, and prints what each file should open as
    python interop_sets.py nifti FOLDER   the same of pairs by nibabel
    python interop_sets.py nrrd  FOLDER   the same of detached headers by pynrrd
"""

import itertools
import json
import random
import sys
from pathlib import Path

import numpy as np

from exchange import weighted


def say(**known):
    print(json.dumps(known))


def ome(folder):
    import tifffile

    orders = ["XY" + "".join(p) for p in itertools.permutations("CZT")]
    for number, order in enumerate(orders * 2):
        rng = random.Random(number)
        place = folder / f"ome{number}"
        place.mkdir()
        size = {"C": rng.randint(1, 3), "Z": rng.randint(2, 4), "T": rng.randint(1, 3)}
        fast = order[2:]  # fastest first
        shape = [size[a] for a in reversed(fast)]
        data = np.random.default_rng(number).integers(0, 60000, (*shape, 9, 14)).astype("u2")
        planes = list(np.ndindex(*shape))
        rng.shuffle(planes)
        count = rng.randint(2, min(4, len(planes)))
        files = [planes[i::count] for i in range(count)]
        inside = ""
        for i, pages in enumerate(files):
            for ifd, plane in enumerate(pages):
                first = " ".join(f'First{a}="{n}"' for a, n in zip(reversed(fast), plane))
                inside += f'<TiffData IFD="{ifd}" {first} PlaneCount="1"><UUID FileName="part {i}.ome.tif">urn:uuid:{number}-{i}</UUID></TiffData>'
        pixels = (f'<Image ID="Image:0"><Pixels ID="Pixels:0" DimensionOrder="{order}" Type="uint16" SizeX="14" SizeY="9" SizeC="{size["C"]}"'
                  f' SizeZ="{size["Z"]}" SizeT="{size["T"]}" PhysicalSizeX="0.25" PhysicalSizeY="0.5" PhysicalSizeZ="2.0">'
                  + "".join(f'<Channel ID="Channel:0:{c}" Name="dye {c}" SamplesPerPixel="1"/>' for c in range(size["C"])) + inside + "</Pixels></Image>")

        def document(uuid, content):
            return ('<?xml version="1.0" encoding="UTF-8"?><OME xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06"'
                    f' UUID="urn:uuid:{uuid}">{content}</OME>')

        apart = number >= len(orders)
        for i, pages in enumerate(files):
            text = document(f"{number}-{i}", '<BinaryOnly MetadataFile="all.companion.ome" UUID="urn:uuid:all"/>' if apart else pixels)
            with tifffile.TiffWriter(place / f"part {i}.ome.tif", bigtiff=number % 3 == 0) as out:
                for ifd, plane in enumerate(pages):
                    out.write(data[plane], description=text.encode() if ifd == 0 else None, metadata=None, contiguous=False,
                              photometric="minisblack", compression=[None, "zlib", "zstd"][number % 3])
        if apart:
            (place / "all.companion.ome").write_text(document("all", pixels))
        else:  # tifffile reads no companion files
            for i in range(count):
                with tifffile.TiffFile(place / f"part {i}.ome.tif") as tif:
                    series = tif.series[0]
                    assert series.kind == "ome" and np.array_equal(series.asarray().reshape(data.shape), data), (number, i)
        axes = list(reversed(fast))
        tczyx = data.transpose([axes.index(a) for a in "TCZ"] + [3, 4])
        for t in range(size["T"]):
            for file in sorted(place.iterdir()):
                say(file=f"{place.name}/{file.name}", time=t, sum=weighted(tczyx[t]), channels=size["C"], slices=size["Z"], dtype="UINT16",
                    voxel=[2.0, 0.5, 0.25, "um"])


if __name__ == "__main__":
    {"ome": ome, "nifti": lambda f: nifti(f), "nrrd": lambda f: nrrd(f)}[sys.argv[1]](Path(sys.argv[2]))
