package io.biapy.io.zarr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.io.array.WritableTypes;
import io.biapy.io.codec.CodecChain;
import io.biapy.io.codec.SumCodec;
import io.biapy.io.sample.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A multiscale image that is to be written: axes c (of several channels), z (of several slices), y, x; chunks of one channel.
 *
 * @param ids labels that get colours
 */
record NewImage(String name, ImageSpec spec, ZarrLayout layout, boolean labels, long[] ids) {
    private static final Extent USUAL_3D = Extent.zyx(64, 128, 128);
    private static final Extent USUAL_2D = Extent.yx(1024, 1024);
    private static final long MOST_FILE = Integer.MAX_VALUE - 16;
    private static final int SMALL = 256;
    private static final int MOST_RESOLUTIONS = 12;

    String letters() {
        boolean channels = spec.channelNames().size() > 1;
        return (channels ? "C" : "") + (spec.size().is2D() ? "" : "Z") + "YX";
    }

    /** How a value is stored. */
    PixelType stored() {
        return layout.isN5() ? WritableTypes.forImage(spec, MetadataN5.TYPES) : spec.type();
    }

    /** Voxels of the full resolution in one of each: axes of small voxels are halved until an image is small. */
    List<int[]> steps() {
        List<int[]> steps = new ArrayList<>();
        int[] step = {1, 1, 1};
        steps.add(step.clone());
        while (layout.hasResolutions() && steps.size() < MOST_RESOLUTIONS) {
            Size now = sizeAt(step);
            if (Math.max(now.y(), now.x()) <= SMALL) {
                break;
            }
            double x = spec.calibration().x() * step[2];
            boolean deep = spec.calibration().z() * step[0] < 2 * x && now.z() > SMALL / 4;
            step = new int[] {deep ? 2 * step[0] : step[0], 2 * step[1], 2 * step[2]};
            steps.add(step.clone());
        }
        return steps;
    }

    Size sizeAt(int[] step) {
        return Size.zyx(
                (spec.size().z() - 1) / step[0] + 1,
                (spec.size().y() - 1) / step[1] + 1,
                (spec.size().x() - 1) / step[2] + 1);
    }

    /** Writes the group's metadata. */
    void group(Path folder, List<int[]> steps) {
        new MetadataWriter(layout.version())
                .group(
                        folder,
                        layout.isN5()
                                ? n5(steps).group()
                                : new OmeAttributes(layout.version(), name, spec, letters(), steps, labels, ids)
                                        .toJson());
    }

    private N5Attributes n5(List<int[]> steps) {
        return new N5Attributes(
                name, spec.calibration(), spec.channelNames(), letters(), steps, labels, labels ? ids : new long[0]);
    }

    /** Makes the array of one resolution below the group. */
    ArrayWriter array(Path group, int level, int[] step) {
        Path folder = group.resolve(layout.level(level));
        ArrayMetadata array =
                metadata(sizeAt(step), layout.isN5() ? n5(List.of(step)).array(step) : Json.object());
        new MetadataWriter(layout.version()).array(folder, array);
        return new ArrayWriter(folder, array, letters());
    }

    private ArrayMetadata metadata(Size size, ObjectNode attributes) {
        Extent wanted = spec.chunk().orElse(size.is2D() ? USUAL_2D : USUAL_3D);
        String letters = letters();
        int n = letters.length();
        long[] shape = new long[n];
        int[] chunk = new int[n];
        int[] perShard = new int[n];
        Optional<Extent> shard = layout.shard();
        List<String> names = new ArrayList<>();
        double fileBytes = Math.max(1, stored().bits() / 8);
        for (int d = 0; d < n; d++) {
            int axis = "ZYX".indexOf(letters.charAt(d));
            shape[d] = axis < 0 ? spec.channelNames().size() : axis == 0 ? size.z() : axis == 1 ? size.y() : size.x();
            chunk[d] = axis < 0 ? 1 : (int) Math.min(shape[d], wanted.along(axis));
            long chunks = (shape[d] - 1) / chunk[d] + 1;
            perShard[d] = axis < 0
                    ? 1
                    : (int) Math.min(chunks, shard.map(s -> s.along(axis)).orElse(1));
            names.add(letters.substring(d, d + 1).toLowerCase(java.util.Locale.ROOT));
            fileBytes *= (double) chunk[d] * perShard[d];
        }
        if (fileBytes > MOST_FILE) {
            throw new InputException("Chunks of " + wanted + " of " + stored()
                    + (shard.isPresent() ? " in shards of " + shard.get() : "")
                    + " pass 2^31 bytes a file; take smaller ones.");
        }
        Samples samples = new Samples(stored(), layout.isN5());
        @Nullable
        Sharding sharding =
                shard.isPresent() ? new Sharding(perShard, new CodecChain(List.of(SumCodec.crc32c())), true) : null;
        boolean v3 = layout.version() == 3;
        return new ArrayMetadata(
                layout.isN5() ? "N5" : "Zarr " + layout.version(),
                shape,
                chunk,
                ArrayMetadata.naturalOrder(n),
                samples,
                new byte[samples.bytes()],
                new ChunkKeys(v3 ? "c" : "", layout.isNested() ? "/" : ".", layout.isN5()),
                layout.codecs(samples.bytes()),
                sharding,
                names,
                layout.isN5(),
                attributes.setAll(StoredScale.of(layout.scale()).toJson()));
    }
}
