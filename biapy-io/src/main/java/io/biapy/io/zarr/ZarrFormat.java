package io.biapy.io.zarr;

import java.nio.file.Path;
import java.util.List;

/**
 * Zarr 2 and 3 with OME-NGFF 0.1 to 0.5, block by block. A path names a folder ({@code a.zarr}), an array or group in it
 * ({@code a.zarr/0}, {@code a.zarr:/labels/cells}), a zip file of one, or one on a plain HTTP server ({@code http://host/a.zarr}). Of a
 * multiscale image the largest array is taken. All integers and floats; codecs blosc, zstd, gzip, zlib, lz4, bz2, lzma, numcodecs' filters delta, fixedscaleoffset, shuffle, packbits and check sums; shards, both
 * encodings of chunk keys; values are scaled where the array's attributes say so ({@code scale_factor}, {@code add_offset}). Axes come from
 * OME-NGFF, from named dimensions, or are guessed from the shape as {@link io.biapy.io.axes.GuessedAxes} says. Written: OME-NGFF 0.5 on Zarr 3,
 * see {@link ZarrLayout} for other ways. Zip files and servers are only read. Stateless, safe for several threads.
 */
public final class ZarrFormat extends StoreFormat {
    @Override
    public String name() {
        return "Zarr";
    }

    @Override
    public List<String> extensions() {
        return List.of("zarr", "zarr.zip");
    }

    @Override
    public List<String> writtenExtensions() {
        return List.of("zarr");
    }

    @Override
    public boolean recognizes(Path file) {
        return ZarrLocation.isZarr(file) && !ZarrLocation.isN5(file);
    }

    @Override
    ZarrLayout layout() {
        return ZarrLayout.standard();
    }

    @Override
    ZarrLayout labelLayout() {
        return ZarrLayout.labels();
    }
}
