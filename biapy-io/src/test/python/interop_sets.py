"""The other side of FileSetInteropTest: images in several files, written here or there.

    python interop_sets.py ome   FOLDER   writes sets of OME-TIFF, reads them by tifffile, and prints what each file should open as
    python interop_sets.py nifti FOLDER   the same of pairs by nibabel
    python interop_sets.py nrrd  FOLDER   the same of detached headers by ITK, and of one file by pynrrd
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
                              photometric="minisblack", compression=[None, "zlib"][number % 2])
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


def nifti(folder):
    import nibabel

    rng = np.random.default_rng(3)
    kinds = [nibabel.Nifti1Pair, nibabel.Nifti2Pair, nibabel.AnalyzeImage, nibabel.Spm99AnalyzeImage, nibabel.Spm2AnalyzeImage]
    number = 0
    for kind, order, ending in itertools.product(kinds, "<>", ["", ".gz"]):
        analyze = "Analyze" in kind.__name__
        for dtype in ["u1", "i2", "i4", "f4"] + ([] if analyze else ["i1", "u2", "u4", "f8"]):
            header = kind.header_class(endianness=order)
            header.set_data_dtype(np.dtype(dtype).newbyteorder(order))
            scaled = "Spm" in kind.__name__ and dtype == "i2"  # floats that SPM's scale makes integers of
            data = rng.random((6, 5, 4)) * 100 if scaled else rng.integers(0, 100, (6, 5, 4)).astype(dtype)
            image = kind(data, np.diag([0.5, 0.25, 2, 1]), header=header)
            if not analyze:
                image.header.set_xyzt_units("micron")
            name = f"pair{number}"
            number += 1
            image.to_filename(str(folder / f"{name}.img{ending}"))
            back = np.asarray(nibabel.load(folder / f"{name}.hdr{ending}").get_fdata()).astype("f4")
            if scaled:
                assert np.abs(back - data).max() < 0.01
            for part in ("hdr", "img"):
                say(file=f"{name}.{part}{ending}", time=0, sum=weighted(back.T), channels=1, slices=4,
                    dtype="FLOAT32" if scaled else {"u1": "UINT8", "i1": "INT8", "u2": "UINT16", "i2": "INT16", "u4": "UINT32", "i4": "INT32", "f4": "FLOAT32", "f8": "FLOAT64"}[dtype],
                    voxel=[2.0, 0.25, 0.5, "mm" if analyze else "um"])


def nrrd(folder):
    import gzip

    import nrrd as pynrrd
    import SimpleITK

    rng = np.random.default_rng(4)
    names = {"u1": ("uint8", "UINT8"), "i2": ("int16", "INT16"), "u2": ("uint16", "UINT16"), "f4": ("float", "FLOAT32"), "f8": ("double", "FLOAT64")}
    number = 0
    for dtype, encoding, order in itertools.product(names, ["raw", "gzip"], "<>"):
        a = rng.integers(0, 100, (6, 5, 7)).astype(np.dtype(dtype).newbyteorder(order))  # z, y, x
        raw = a.tobytes()
        pack = gzip.compress if encoding == "gzip" else bytes
        head = ("NRRD0004\ntype: %s\ndimension: 3\nspace dimension: 3\nsizes: 7 5 6\nspace directions: (0.5,0,0) (0,0.25,0) (0,0,2)\n"
                'space units: "um" "um" "um"\nendian: %s\nencoding: %s\n' % (names[dtype][0], "little" if order == "<" else "big", encoding))

        def parts(count, name, before=b""):
            each = len(raw) // count
            return [(folder / name(i)).write_bytes(before + pack(raw[i * each : (i + 1) * each])) for i in range(count)]

        for count, data, name in [
            (1, "{n} alone.dat", "{n} alone.dat"),
            (6, "{n}s%02d.dat 3 13 2", "{n}s{i}.dat"),
            (3, "{n}slab%d.dat 2 0 -1 3", "{n}slab{i}.dat"),
            (6, "LIST\n" + "\n".join(f"{{n}}list{i}.dat" for i in range(6)), "{n}list{i}.dat"),
            (30, "{n}row%03d.dat 0 29 1 1", "{n}row{i}.dat"),
        ]:
            index = {"s": lambda i: f"{3 + 2 * i:02d}", "slab": lambda i: str(2 - i), "row": lambda i: f"{i:03d}"}
            which = next((k for k in ("slab", "row", "s") if "}" + k + "%" in data), "")
            parts(count, lambda i: name.format(n=number, i=index.get(which, str)(i)))
            file = folder / f"v{number}.nhdr"
            file.write_text(head + "data file: " + data.format(n=number) + "\n")
            back = SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(str(file)))
            assert np.array_equal(back, a), file
            if count == 1:
                assert np.array_equal(pynrrd.read(str(file), index_order="C")[0], a)
            say(file=file.name, time=0, sum=weighted(a), channels=1, slices=6, dtype=names[dtype][1], voxel=[2.0, 0.25, 0.5, "um"])
            number += 1
        if encoding == "raw":  # what stands before the samples
            for skip, before in [("byte skip: 3\n", b"abc"), ("line skip: 2\n", b"one\ntwo\n"), ("line skip: 1\nbyte skip: 2\n", b"one\nab"), ("byte skip: -1\n", b"whatever\n")]:
                (folder / f"skipped{number}.dat").write_bytes(before + raw)
                file = folder / f"v{number}.nhdr"
                file.write_text(head + skip + f"data file: skipped{number}.dat\n")
                assert np.array_equal(pynrrd.read(str(file), index_order="C")[0], a), skip
                say(file=file.name, time=0, sum=weighted(a), channels=1, slices=6, dtype=names[dtype][1], voxel=[2.0, 0.25, 0.5, "um"])
                number += 1


if __name__ == "__main__":
    {"ome": ome, "nifti": nifti, "nrrd": nrrd}[sys.argv[1]](Path(sys.argv[2]))
