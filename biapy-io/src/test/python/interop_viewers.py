"""The other side of ViewerInteropTest: what Java wrote for viewers, read by packages of those formats.

    python interop_viewers.py FOLDER LINK      prints what each reader found
"""

import json
import sys
import urllib.parse
import zipfile
from pathlib import Path

import neuroglancer
import numpy as np
import roifile
import shapely
import tifffile
import trimesh
import zarr
from cloudvolume import CloudVolume
from ome_zarr_models import open_ome_zarr

from exchange import weighted


def say(name, **found):
    print(json.dumps({"name": name, **found}))


def main(folder, link):
    with tifffile.TiffFile(folder / "cells.tif") as tif:
        page = tif.pages[0]
        meta = tif.imagej_metadata
        say("tif", axes=tif.series[0].axes, sum=weighted(tif.asarray()), spacing=meta["spacing"], unit=meta["unit"],
            x=page.tags["XResolution"].value, lut=(page.colormap[:, :3] // 257).T.tolist())
    for name in ("two.zarr", "three.zarr", "image.zarr/labels/cells"):
        group = zarr.open_group(str(folder / name), mode="r")
        model = open_ome_zarr(group)
        say(name, kind=type(model).__module__ + "." + type(model).__name__, sum=weighted(group["0"][...]))
    image = CloudVolume("precomputed://file://" + str(folder / "cells.precomputed"), progress=False)
    say("precomputed", kind=image.layer_type, encoding=image.encoding, resolution=[float(r) for r in image.resolution],
        sum=weighted(np.asarray(image[:])[..., 0].transpose(2, 1, 0)))
    state = neuroglancer.ViewerState(json.loads(urllib.parse.unquote(link[link.index("#!") + 2:])))
    say("link", layers=[layer.name for layer in state.layers], types=[layer.type for layer in state.layers],
        sources=[layer.source[0].url for layer in state.layers],
        scales=[float(s) for s in state.dimensions.scales], units=list(state.dimensions.units))
    for feature in json.loads((folder / "cells.geojson").read_text())["features"]:
        shape = shapely.geometry.shape(feature["geometry"])
        say("geojson", valid=bool(shape.is_valid), area=shape.area, ccw=bool(shape.geoms[0].exterior.is_ccw if shape.geom_type == "MultiPolygon" else shape.exterior.is_ccw))
    with zipfile.ZipFile(folder / "cells.zip") as rois:
        for name in rois.namelist():
            roi = roifile.ImagejRoi.frombytes(rois.read(name))
            paths = [np.asarray(path, float) for path in (roi.coordinates(multi=True) if roi.multi_coordinates is not None else [roi.coordinates()])]
            area = sum(shapely.Polygon(path).area for path in paths)
            say("roi", position=roi.position, paths=len(paths), area=area)
    for name in ("cells.stl", "cells.obj"):
        mesh = trimesh.load(folder / name)
        say(name, closed=bool(mesh.is_watertight), volume=float(mesh.volume), bounds=mesh.bounds.tolist())


main(Path(sys.argv[1]), sys.argv[2])
