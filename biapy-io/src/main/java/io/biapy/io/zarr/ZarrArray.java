package io.biapy.io.zarr;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.io.chunk.ChunkGrid;
import io.biapy.io.chunk.ChunkStore;
import io.biapy.io.chunk.ChunkedImage;
import io.biapy.io.sample.SampleRow;
import io.biapy.io.sample.SampleStore;
import io.biapy.io.sample.Samples;
import io.biapy.io.store.KeyStore;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** An array as an image; a chunk that is kept counts as long as its file stays the same. */
final class ZarrArray implements SampleStore, ChunkStore {
    private final Path file;
    private final KeyStore store;
    private final String key;
    private final ArrayMetadata array;
    private final String letters;
    private final ImageFacts facts;
    private final ChunkedImage image;

    /** @param letters one a dimension of {@code array}, T, Z, C, Y or X */
    ZarrArray(
            Path file,
            KeyStore store,
            String key,
            ArrayMetadata array,
            String letters,
            OptionalLong time,
            ImageFacts facts) {
        this.file = file;
        this.store = store;
        this.key = key;
        this.array = array;
        this.letters = letters;
        this.facts = facts;
        ChunkGrid grid = new ChunkGrid(array.shape(), array.chunk(), array.strides(), array.samples(), array.fill());
        this.image = new ChunkedImage(file, grid, letters, time, this);
    }

    @Override
    public Path file() {
        return file;
    }

    ArrayMetadata array() {
        return array;
    }

    String key() {
        return key;
    }

    KeyStore store() {
        return store;
    }

    String letters() {
        return letters;
    }

    @Override
    public Size size() {
        return image.size();
    }

    @Override
    public List<String> channelNames() {
        return facts.channelNames(image.channels());
    }

    @Override
    public boolean isColour() {
        return false;
    }

    @Override
    public Samples samples() {
        return array.samples();
    }

    @Override
    public Calibration calibration() {
        return facts.calibration();
    }

    @Override
    public Extent chunk() {
        return image.chunk();
    }

    @Override
    public void close() {
        store.close();
    }

    @Override
    public String toString() {
        return facts.origin() + array + ", axes " + letters;
    }

    @Override
    public void read(int channel, Block block, SampleRow row) {
        image.read(channel, block, row);
    }

    @Override
    public ChunkStore.Reader reader() {
        return new ChunkReader(store, key, array)::read;
    }

    @Override
    public long version(long[] index) {
        return store.version(new ChunkReader(store, key, array).key(index));
    }
}
