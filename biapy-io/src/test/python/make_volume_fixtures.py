"""Makes the small volumes that biapy-io's tests read, with the libraries of their formats: nibabel, mrcfile, pynrrd, NumPy.

Run with a Python that has numpy, nibabel, mrcfile and pynrrd:
    python biapy-io/src/test/python/make_volume_fixtures.py biapy-io/src/test/resources/volumes

Pixels follow the formula of make_fixtures.py; volumes.csv has its columns.
"""

import csv
import sys
from pathlib import Path

import mrcfile
import nibabel
import nrrd
import numpy as np

Y, X = 7, 11
OUT = Path(sys.argv[1])
ROWS = []
TYPES = {
    "u1": (1, 0), "u2": (257, 3), "u4": (16777216, 5), "u8": (2**54, 0), "i1": (1, -128), "i2": (200, -30000),
    "i4": (16000000, -2000000000), "i8": (2**54, -(2**61)), "f2": (0.25, -10), "f4": (0.125, -10), "f8": (0.1, 0.0),
}
NAMES = {
    "u1": "UINT8", "u2": "UINT16", "u4": "UINT32", "u8": "UINT64", "i1": "INT8", "i2": "INT16", "i4": "INT32", "i8": "INT64",
    "f2": "FLOAT16", "f4": "FLOAT32", "f8": "FLOAT64",
}


def pixels(z, c, dtype, axes):
    zz, yy, xx, cc = np.meshgrid(np.arange(z), np.arange(Y), np.arange(X), np.arange(c), indexing="ij")
    v = (7 * xx + 13 * yy + 29 * zz + 101 * cc) % 251
    scale, offset = TYPES[dtype]
    if dtype[0] == "f":
        a = (v * scale + offset).astype(dtype)
    else:
        a = np.array([int(i) * scale + offset for i in v.ravel()], dtype=dtype).reshape(v.shape)
    a = a.transpose(["zyxc".index(l) for l in axes] + [i for i, l in enumerate("zyxc") if l not in axes])
    return a.reshape([a.shape[i] for i in range(len(axes))])


def note(name, dtype, z, c=1, voxel="", channels="", axes="", scale=None, offset=None, kind=None):
    s, o = TYPES[dtype]
    ROWS.append([name, kind or NAMES[dtype], z, Y, X, c, s if scale is None else scale, o if offset is None else offset, voxel, channels, axes])


def nifti(name, dtype, z=3, version=1, big=False, unit="micron", spacing=(0.1, 0.2, 1.5), channels=1, slope=None):
    a = pixels(z, channels, dtype, "xyz" if channels == 1 else "xyzc")
    if channels > 1:
        a = a[:, :, :, None, :]
    order = ">" if big else "<"
    kind = nibabel.Nifti1Image if version == 1 else nibabel.Nifti2Image
    header = kind.header_class(endianness=order)
    header.set_data_dtype(a.dtype.newbyteorder(order))
    image = kind(a, np.diag(list(spacing) + [1]), header=header, dtype=a.dtype)
    image.header.set_xyzt_units(unit)
    if slope:  # values are slope * stored + intercept
        image.header.set_slope_inter(*slope)
    nibabel.save(image, OUT / name)


def volumes():
    voxel = "1.5 0.2 0.1 um"
    for dtype in ("u1", "i2", "i4", "f4", "f8", "i1", "u2", "u4", "i8", "u8"):
        nifti(f"{dtype}.nii", dtype, big=dtype in ("i2", "f8"))
        note(f"{dtype}.nii", dtype, 3, voxel=voxel)
    nifti("packed.nii.gz", "u2")
    note("packed.nii.gz", "u2", 3, voxel=voxel)
    nifti("two.nii", "f4", version=2, unit="mm")
    note("two.nii", "f4", 3, voxel="1.5 0.2 0.1 mm")
    nifti("channels.nii.gz", "u2", channels=2)
    note("channels.nii.gz", "u2", 3, 2, voxel=voxel)
    nifti("scaled.nii", "i2", slope=(0.5, 7.0))
    note("scaled.nii", "i2", 3, voxel=voxel, scale=100.0, offset=-14993.0, kind="FLOAT32")
    nifti("no_unit.nii", "u1", unit="unknown", spacing=(1, 1, 1))
    note("no_unit.nii", "u1", 3)

    for dtype in ("i1", "i2", "f4", "u2", "f2"):
        name = f"{dtype}.mrc"
        with mrcfile.new(OUT / name, overwrite=True) as m:
            m.set_data(pixels(3, 1, dtype, "zyx"))
            m.voxel_size = (12, 14, 40)
        note(name, dtype, 3, voxel="4.0 1.4 1.2 nm")
    with mrcfile.new(OUT / "extended.rec", overwrite=True) as m:
        m.set_data(pixels(3, 1, "i2", "zyx"))
        m.set_extended_header(np.arange(40, dtype="u1").view("V1"))
    note("extended.rec", "i2", 3)
    with mrcfile.new(OUT / "turned.mrc", overwrite=True) as m:  # columns run along z
        m.set_data(pixels(3, 1, "f4", "xyz"))
        m.header.mapc, m.header.mapr, m.header.maps = 3, 2, 1
    note("turned.mrc", "f4", 3)
    raw = bytearray((OUT / "i2.mrc").read_bytes())
    swapped = np.frombuffer(bytes(raw[:1024]), "<i4").byteswap().tobytes()
    data = np.frombuffer(bytes(raw[1024:]), "<i2").byteswap().tobytes()
    big = bytearray(swapped)
    big[208:212] = raw[208:212]
    big[212:216] = b"\x11\x11\0\0"
    (OUT / "big.mrc").write_bytes(bytes(big) + data)
    note("big.mrc", "i2", 3, voxel="4.0 1.4 1.2 nm")

    for dtype in ("u1", "i1", "u2", "i2", "u4", "i4", "u8", "i8", "f4", "f8"):
        name = f"{dtype}.nrrd"
        how = {"encoding": "gzip" if dtype in ("u1", "f4") else "raw", "endian": "big" if dtype in ("u2", "f8") else "little"}
        how |= {"space dimension": 3, "space directions": np.diag([0.1, 0.2, 1.5]), "space units": ["um", "um", "um"]}
        a = pixels(3, 1, dtype, "xyz")
        nrrd.write(str(OUT / name), a.astype(a.dtype.newbyteorder(">" if how["endian"] == "big" else "<")), how)
        note(name, dtype, 3, voxel=voxel)
    nrrd.write(str(OUT / "apart.nhdr"), pixels(3, 1, "u2", "xyz"), {"encoding": "raw", "spacings": [0.1, 0.2, 1.5], "units": ["um"] * 3}, detached_header=True)
    note("apart.nhdr", "u2", 3, voxel=voxel)
    nrrd.write(str(OUT / "apart_packed.nhdr"), pixels(3, 1, "u2", "xyz"), {"encoding": "gzip"}, detached_header=True)
    note("apart_packed.nhdr", "u2", 3)
    nrrd.write(str(OUT / "vectors.nrrd"), pixels(3, 2, "f4", "cxyz"), {"encoding": "raw", "kinds": ["vector", "domain", "domain", "domain"]})
    note("vectors.nrrd", "f4", 3, 2)
    nrrd.write(str(OUT / "scanner.nrrd"), pixels(3, 1, "i2", "xyz"), {"encoding": "gzip", "space": "left-posterior-superior", "space directions": np.diag([0.1, 0.2, -1.5])})
    note("scanner.nrrd", "i2", 3, voxel="1.5 0.2 0.1 mm")

    np.savez(OUT / "stored.npz", pixels(3, 1, "u2", "zyx"))
    note("stored.npz", "u2", 3)
    np.savez_compressed(OUT / "packed.npz", image=pixels(3, 1, "f4", "zyx"))
    note("packed.npz", "f4", 3)


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    for old in OUT.iterdir():
        old.unlink()
    volumes()
    np.savez_compressed(OUT / "several.npz", raw=pixels(3, 1, "u2", "zyx"), labels=pixels(1, 1, "u1", "yx"))
    with open(OUT / "volumes.csv", "w", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["file", "type", "z", "y", "x", "channels", "scale", "offset", "voxel_size", "channel_names", "axes"])
        out.writerows(ROWS)


main()
