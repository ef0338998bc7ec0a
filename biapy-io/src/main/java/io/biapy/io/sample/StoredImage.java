package io.biapy.io.sample;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import io.biapy.io.file.FileNames;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A file's samples as an image. Of the colours of a picture only those stay that say something: one grey channel where red, green
 * and blue are equal everywhere, no alpha where it is constant. Finding that out reads the picture once, when its channels are
 * first asked for. Safe for several threads.
 */
public final class StoredImage implements ImageSource {
    private final SampleStore store;
    private volatile @Nullable ShownChannels shown;

    private StoredImage(SampleStore store) {
        this.store = store;
    }

    /** The image in {@code store}. */
    public static StoredImage of(SampleStore store) {
        return new StoredImage(store);
    }

    /** Where the samples come from; closed with this. */
    public SampleStore store() {
        return store;
    }

    @Override
    public String name() {
        return FileNames.stem(store.file());
    }

    @Override
    public Size size() {
        return store.size();
    }

    @Override
    public int channels() {
        return shown().indices().size();
    }

    @Override
    public List<String> channelNames() {
        return shown().names();
    }

    @Override
    public PixelType pixelType() {
        return store.samples().type();
    }

    @Override
    public Calibration calibration() {
        return store.calibration();
    }

    @Override
    public Extent chunk() {
        return store.chunk();
    }

    @Override
    public void read(int channel, Block block, float[] into) {
        List<Integer> indices = shown().indices();
        ImageSource.requireChannel(this, channel);
        block.requireRoom("Image " + name(), into.length);
        readStored(store, indices.get(channel), block, into);
    }

    @Override
    public FloatImage load(Workers workers) {
        Extent extent = size().toExtentInMemory(channels(), Float.BYTES);
        List<Integer> indices = shown().indices();
        int plane = extent.voxels();
        float[] data = new float[Math.multiplyExact(plane, indices.size())];
        int high = Math.min(extent.z(), store.chunk().z());
        int wide = Math.min(extent.y(), store.chunk().y());
        int down = (extent.y() + wide - 1) / wide;
        int parts = (extent.z() + high - 1) / high * down;
        Samples samples = store.samples();
        workers.forEach(parts * indices.size(), i -> {
            int z = i % parts / down * high;
            int y = i % parts % down * wide;
            Extent part = Extent.zyx(Math.min(high, extent.z() - z), Math.min(wide, extent.y() - y), extent.x());
            int start = i / parts * plane + (z * extent.y() + y) * extent.x();
            int rows = part.y() * part.x();
            int gap = (extent.y() - part.y()) * extent.x();
            store.read(
                    indices.get(i / parts),
                    new Block(z, y, 0, part),
                    (from, at, step, to, count) ->
                            samples.toFloats(from, at, step, data, start + to + to / rows * gap, count));
        });
        return FloatImage.of(name(), extent, indices.size(), data)
                .withCalibration(calibration())
                .withPixelType(pixelType());
    }

    @Override
    public void close() {
        store.close();
    }

    static void readStored(SampleStore store, int channel, Block block, float[] into) {
        Samples samples = store.samples();
        store.read(channel, block, (from, at, step, to, count) -> samples.toFloats(from, at, step, into, to, count));
    }

    private ShownChannels shown() {
        ShownChannels known = shown;
        if (known == null) {
            known = store.isColour() ? ShownChannels.ofPicture(store) : ShownChannels.all(store);
            shown = known;
        }
        return known;
    }

    @Override
    public String toString() {
        List<String> names = channelNames();
        boolean numbered = names.equals(
                IntStream.range(0, names.size()).mapToObj(Integer::toString).toList());
        String channels = names.size() == 1
                ? ""
                : ", " + names.size() + " channels" + (numbered ? "" : " (" + String.join(", ", names) + ")");
        return "Image " + name() + ": " + size() + channels + ", "
                + pixelType().name().toLowerCase(Locale.ROOT) + ", " + calibration();
    }
}
