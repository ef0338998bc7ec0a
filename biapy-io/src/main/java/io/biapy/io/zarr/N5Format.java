package io.biapy.io.zarr;

import java.nio.file.Path;
import java.util.List;

/**
 * N5, block by block. A path names a container ({@code a.n5}) or a data set or group in it ({@code a.n5/volumes/raw}, {@code a.n5:/raw}), in a
 * folder or on a plain HTTP server. Of a group with data sets s0, s1, ... (N5-Viewer, Paintera) the largest is taken. All integers and floats;
 * raw, gzip, zlib, lz4, zstd, blosc, bzip2, xz. Axes, voxel size and names of channels come from the attributes "axes", "transform", "multiscales" (COSEM), "pixelResolution", "resolution",
 * "downsamplingFactors" and "coordinateArrays", or axes are guessed from the shape as {@link io.biapy.io.axes.GuessedAxes} says. Written: a group with s0, s1, ... and
 * these attributes, gzip, see {@link ZarrLayout#n5()} for other ways; bits become bytes, and 16-bit floats 32-bit ones. Servers are only read.
 * Stateless, safe for several threads.
 */
public final class N5Format extends StoreFormat {
    @Override
    public String name() {
        return "N5";
    }

    @Override
    public List<String> extensions() {
        return List.of("n5");
    }

    @Override
    public boolean recognizes(Path file) {
        return ZarrLocation.isZarr(file) && ZarrLocation.isN5(file);
    }

    @Override
    ZarrLayout layout() {
        return ZarrLayout.n5();
    }

    @Override
    ZarrLayout labelLayout() {
        return ZarrLayout.n5();
    }
}
