"""Writes the CZI files of the tests with Zeiss' own library: pip install pylibCZIrw==6.1.0 numpy; run in the folder of the fixtures.

Value of a voxel: 1000 t + 100 c + 10 z + (7 y + 3 x) % 97, as the test computes it again.
"""
import numpy as np
from pylibCZIrw import czi as pyczi


def plane(t, c, z, height, width, dtype):
    y, x = np.mgrid[:height, :width]
    return (1000 * t + 100 * c + 10 * z + (7 * y + 3 * x) % 97).astype(dtype)[..., None]


def volume(name, dtype, times, channels, slices, height, width, options):
    with pyczi.create_czi(name, exist_ok=True, compression_options=options) as out:
        for t in range(times):
            for c in range(channels):
                for z in range(slices):
                    out.write(data=plane(t, c, z, height, width, dtype), plane={"T": t, "C": c, "Z": z})
        out.write_metadata(
            document_name=name.removesuffix(".czi"),
            channel_names={c: ("DAPI", "GFP", "RFP")[c] for c in range(channels)},
            scale_x=0.1e-6,
            scale_y=0.1e-6,
            scale_z=0.5e-6,
        )


volume("plain.czi", np.uint16, 1, 2, 3, 40, 50, "uncompressed:")
volume("packed.czi", np.uint16, 1, 1, 4, 33, 47, "zstd1:ExplicitLevel=2;PreProcess=HiLoByteUnpack")
volume("times.czi", np.uint16, 3, 1, 2, 20, 30, "zstd0:ExplicitLevel=2")
volume("bytes.czi", np.uint8, 1, 1, 1, 20, 30, "uncompressed:")

with pyczi.create_czi("colours.czi", exist_ok=True) as out:
    y, x = np.mgrid[:20, :30]
    out.write(data=np.stack([x, y, x + y], axis=-1).astype(np.uint8), plane={"C": 0})  # stored as blue, green, red

with pyczi.create_czi("scenes.czi", exist_ok=True) as out:
    for scene in range(2):
        out.write(
            data=plane(0, scene, 0, 20, 30, np.uint16), plane={"C": 0}, location=(scene * 100, 0), scene=scene
        )
