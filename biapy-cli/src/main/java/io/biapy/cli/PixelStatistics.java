package io.biapy.cli;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelSource;
import io.biapy.io.ImageInfo;
import io.biapy.io.Images;
import io.biapy.metrics.overlap.OverlapCounter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Range of an image's values, and how many objects an integer one would hold as labels; read slab by slab. */
final class PixelStatistics {
    private static final long QUICK = 1L << 28;

    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;
    private long notNumbers;

    private PixelStatistics() {}

    /** Whether it is read in seconds. */
    static boolean isQuick(ImageInfo info) {
        return (double) info.size().voxels() * info.channelNames().size() <= QUICK;
    }

    /** @param axes with a point of time */
    static Map<String, Object> of(ImageInfo info, Axes axes) {
        PixelStatistics statistics = new PixelStatistics();
        statistics.addAll(info.file(), axes);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("least", statistics.least);
        map.put("greatest", statistics.greatest);
        if (statistics.notNumbers > 0) {
            map.put("not_a_number", statistics.notNumbers);
        }
        if (!info.pixelType().isFloating() && info.channelNames().size() == 1 && statistics.least >= 0) {
            map.put("objects_as_labels", objects(info.file(), axes));
        }
        return map;
    }

    private void addAll(Path file, Axes axes) {
        try (ImageSource image = ImageFormats.of(file).open(file, axes)) {
            for (int c = 0; c < image.channels(); c++) {
                int channel = c;
                Slabs.forEach(image.size(), block -> {
                    float[] values = new float[block.extent().voxels()];
                    image.read(channel, block, values);
                    add(values);
                });
            }
        }
    }

    private void add(float[] values) {
        for (float value : values) {
            if (Float.isNaN(value)) {
                notNumbers++;
            } else {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
    }

    private static Object objects(Path file, Axes axes) {
        OverlapCounter counter = new OverlapCounter();
        try (LabelSource labels = Images.labels(file, axes)) {
            Slabs.forEach(labels.size(), block -> {
                long[] ids = new long[block.extent().voxels()];
                labels.read(block, ids);
                counter.add(ids, ids);
            });
        } catch (FileException e) {
            return "none: " + e.getMessage(); // a picture in colours, for example
        }
        return counter.table().truths();
    }
}
