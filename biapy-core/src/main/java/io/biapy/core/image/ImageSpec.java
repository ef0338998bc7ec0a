package io.biapy.core.image;

import io.biapy.core.error.InputException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an image is to be that is written block by block: size and type, and where wanted channels, chunks and voxel size. Immutable.
 *
 * <pre>{@code
 * ImageSpec.of(Size.zyx(2048, 2048, 2048), PixelType.FLOAT32).channels(2).chunk(Extent.zyx(64, 64, 64))
 * }</pre>
 */
public final class ImageSpec {
    private final Size size;
    private final PixelType type;
    private final List<String> channelNames;
    private final @Nullable Extent chunk;
    private final Calibration calibration;

    private ImageSpec(
            Size size, PixelType type, List<String> channelNames, @Nullable Extent chunk, Calibration calibration) {
        this.size = size;
        this.type = type;
        this.channelNames = channelNames;
        this.chunk = chunk;
        this.calibration = calibration;
    }

    /** One channel, chunks as the format likes them, voxel size unknown. */
    public static ImageSpec of(Size size, PixelType type) {
        return new ImageSpec(size, type, List.of("0"), null, Calibration.unknown());
    }

    /** Channels that are called by their numbers; at least 1, default 1. Label images have one. */
    public ImageSpec channels(int count) {
        return channelNames(
                IntStream.range(0, count).mapToObj(Integer::toString).toList());
    }

    /** One channel for each name. */
    public ImageSpec channelNames(List<String> names) {
        if (names.isEmpty()) {
            throw new InputException("An image needs at least one channel.");
        }
        return new ImageSpec(size, type, List.copyOf(names), chunk, calibration);
    }

    /** Edge lengths of the chunks in voxels, each at least 1; longer than the image is as long as the image. */
    public ImageSpec chunk(Extent edges) {
        if (edges.z() < 1 || edges.y() < 1 || edges.x() < 1) {
            throw new InputException("A chunk needs at least one voxel along each axis, got " + edges + ".");
        }
        return new ImageSpec(size, type, channelNames, edges, calibration);
    }

    /** Size of a voxel; default: unknown. */
    public ImageSpec calibration(Calibration other) {
        return new ImageSpec(size, type, channelNames, chunk, other);
    }

    /** Voxels along z, y and x. */
    public Size size() {
        return size;
    }

    /** How one value is stored. */
    public PixelType type() {
        return type;
    }

    /** One name a channel, by default its number. */
    public List<String> channelNames() {
        return channelNames;
    }

    /** Edge lengths of the chunks, where they were chosen. */
    public Optional<Extent> chunk() {
        return Optional.ofNullable(chunk);
    }

    /** Size of a voxel, or unknown. */
    public Calibration calibration() {
        return calibration;
    }

    @Override
    public String toString() {
        return size + (channelNames.size() == 1 ? "" : ", " + channelNames.size() + " channels") + ", " + type
                + (chunk == null ? "" : ", chunks of " + chunk) + ", " + calibration;
    }
}
