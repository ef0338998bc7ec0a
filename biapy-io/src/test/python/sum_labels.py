"""Check sums of the label files of the shared test data, as tifffile reads them.

    python biapy-io/src/test/python/sum_labels.py GOLDEN_FOLDER DATA_FOLDER > biapy-io/src/test/resources/label-sums.csv
"""

import sys
import zlib
from pathlib import Path

import tifffile

print("root,file,z,y,x,crc32,maximum")
for root, folder, patterns in (
    ("golden.dir", sys.argv[1], ["e2e-dsb2018/instances/*.tif", "e2e-dsb2018/instances_post/*.tif"]),
    ("data.dir", sys.argv[2], ["dsb2018-stage1-train-subset/labels/*.tif", "stardist-test-images/*.tif",
                               "gala-fib-em-vi/**/*.tif", "qcanet-example-3d/**/*.tif"]),
):
    for pattern in patterns:
        for path in sorted(Path(folder).glob(pattern)):
            a = tifffile.imread(path)
            z, y, x = ((1,) + a.shape)[-3:]
            crc = zlib.crc32(a.astype("<i8").tobytes())
            print(root, path.relative_to(folder).as_posix(), z, y, x, f"{crc:08x}", int(a.max()), sep=",")
