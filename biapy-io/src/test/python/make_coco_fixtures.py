"""Makes a COCO file with polygons and run lengths of all kinds, and the labels that the COCO API decodes from it.

Run with a Python that has numpy and pycocotools:
    python biapy-io/src/test/python/make_coco_fixtures.py biapy-io/src/test/resources/coco
"""

import json
import sys
from pathlib import Path

import numpy as np
from pycocotools import mask

OUT = Path(sys.argv[1])
H, W = 61, 83


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(5)
    images, annotations = [], []
    for i in range(4):
        images.append({"id": 10 + i, "file_name": f"deep/image{i}.png", "height": H, "width": W})
        labels = np.zeros((H, W), "u2")
        for k in range(12):
            kind = ("polygon", "polygons", "counts", "packed")[k % 4]
            cy, cx, r = random.uniform(0, H), random.uniform(0, W), random.uniform(1, 14)
            angles = np.sort(random.uniform(0, 2 * np.pi, 3 + k))
            ring = np.stack([cx + r * np.cos(angles), cy + r * np.sin(angles)], axis=1)
            if k % 3 == 0:
                ring = ring.round()
            rings = [ring.ravel().tolist()]
            if kind == "polygons":
                rings.append((ring + 5).ravel().tolist())
            packed = mask.merge(mask.frPyObjects(rings, H, W))
            a = mask.decode(packed)
            if kind == "counts":
                flat = a.ravel(order="F")
                ends = np.flatnonzero(np.diff(np.concatenate([[0], flat, [2]])))
                counts = np.diff(np.concatenate([[0], ends])).tolist()
                shape = {"size": [H, W], "counts": [int(c) for c in counts]}
            elif kind == "packed":
                shape = {"size": [H, W], "counts": packed["counts"].decode()}
            else:
                shape = rings
            annotations.append({"id": len(annotations) + 1, "image_id": 10 + i, "category_id": 1, "iscrowd": 0, "segmentation": shape})
            labels[a > 0] = k + 1
        np.save(OUT / f"image{i}.npy", labels)
    annotations.append({"id": 999, "image_id": 10, "category_id": 1, "iscrowd": 1, "segmentation": {"size": [H, W], "counts": [0, H * W]}})
    (OUT / "annotations.json").write_text(json.dumps({"images": images, "annotations": annotations, "categories": [{"id": 1, "name": "cell"}]}))


main()
