"""Writes sharded precomputed volumes with TensorStore (interop_requirements.txt), into the folder given.

Value at x, y, z, channel c: (3 x + 5 y + 7 z + 11 c) % 97 + 300 (x // 8), in the type; 0 where x < 8 and y < 8. The test computes the same.
"""

import sys
from pathlib import Path

import numpy as np
import tensorstore as ts


def volume(folder, name, dtype, encoding, channels, sharding):
    path = Path(folder) / f"{name}.precomputed"
    scale = {"size": [30, 21, 13], "voxel_offset": [5, 6, 7], "resolution": [4, 8, 40], "chunk_size": [8, 8, 4], "encoding": encoding}
    if encoding != "raw":
        scale["compressed_segmentation_block_size"] = [8, 8, 4]
    scale["sharding"] = {"@type": "neuroglancer_uint64_sharded_v1", **sharding}
    store = ts.open({
        "driver": "neuroglancer_precomputed", "kvstore": f"file://{path}/", "create": True,
        "multiscale_metadata": {"data_type": dtype, "num_channels": channels, "type": "image" if encoding == "raw" else "segmentation"},
        "scale_metadata": scale}).result()
    x, y, z, c = np.mgrid[:30, :21, :13, :channels]
    a = (3 * x + 5 * y + 7 * z + 11 * c) % 97 + 300 * (x // 8)
    a[(x < 8) & (y < 8)] = 0
    store.write(a.astype(dtype)).result()


out = sys.argv[1]
volume(out, "identity", "uint16", "raw", 2, {
    "preshift_bits": 1, "hash": "identity", "minishard_bits": 1, "shard_bits": 2,
    "minishard_index_encoding": "raw", "data_encoding": "gzip"})
volume(out, "murmur", "uint64", "compressed_segmentation", 1, {
    "preshift_bits": 0, "hash": "murmurhash3_x86_128", "minishard_bits": 2, "shard_bits": 5,
    "minishard_index_encoding": "gzip", "data_encoding": "gzip"})
volume(out, "one", "uint8", "raw", 1, {
    "preshift_bits": 2, "hash": "murmurhash3_x86_128", "minishard_bits": 0, "shard_bits": 0,
    "minishard_index_encoding": "gzip", "data_encoding": "raw"})
