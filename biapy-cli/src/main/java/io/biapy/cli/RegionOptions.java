package io.biapy.cli;

import io.biapy.core.error.InputException;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelSource;
import io.biapy.core.patch.RegionOfInterest;
import io.biapy.io.Images;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of an image is predicted. */
final class RegionOptions {
    @Option(
            names = "--z-range",
            paramLabel = "A:B",
            description = "Tile by tile: predict slices A to B - 1 only, from 0; elsewhere nothing is found.")
    private @Nullable String slices;

    @Option(
            names = "--roi",
            paramLabel = "PATH",
            description =
                    "Tile by tile, of one image: predict only where this mask of the image's size is not 0; patches"
                            + " outside are not computed.")
    private @Nullable Path roi;

    boolean areGiven() {
        return slices != null || roi != null;
    }

    /** To be asked before any work: refuses them without tiles, and a mask for several images. */
    void check(TileOptions tiles, FileJobs jobs) {
        if (areGiven() && !tiles.areGiven()) {
            throw new InputException("--z-range and --roi are for work tile by tile; give --tile auto.");
        }
        if (roi != null && jobs.size() > 1) {
            throw new InputException("--roi is the mask of one image, but there are " + jobs.size() + ".");
        }
    }

    /** What tells this region from others. */
    String identity() {
        return (slices == null ? "" : ", slices " + slices)
                + (roi == null ? "" : ", where " + TiledDecode.identity(roi));
    }

    /** The region of an image and the mask that it reads; refused where they do not fit. */
    Opened open(ImageSource image) {
        RegionOfInterest region = RegionOfInterest.all(image.size());
        if (slices != null) {
            if (!slices.matches("\\d{1,9}:\\d{1,9}")) {
                throw new InputException(
                        "--z-range is two numbers of slices, for example 100:200; got \"" + slices + "\".");
            }
            String[] ends = slices.split(":", -1);
            region = region.slices(Long.parseLong(ends[0]), Long.parseLong(ends[1]));
        }
        if (roi == null) {
            return new Opened(region, null);
        }
        LabelSource mask = Images.labels(roi);
        return new Opened(region.within(mask), mask);
    }

    /** A region, and its mask, which is closed with it. */
    record Opened(RegionOfInterest region, @Nullable LabelSource mask) implements AutoCloseable {
        @Override
        public void close() {
            if (mask != null) {
                mask.close();
            }
        }
    }
}
