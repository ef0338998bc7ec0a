package io.biapy.instance.tiled;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import io.biapy.core.tile.FlatVolume;
import io.biapy.core.tile.TileGrid;
import io.biapy.instance.channel.ObjectTable;
import io.biapy.instance.channel.TiledLabels;
import io.biapy.instance.label.LabelBoxes;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/**
 * Labels that are read where they are, and, once their objects are known, from a plane of the objects' numbers, so that boxes of objects can be read again
 * and again without unpacking the input.
 */
final class StreamedLabels implements TiledLabels, AutoCloseable {
    private static final String NUMBERS = "numbers";

    private final LabelSource source;
    private final TileGrid grid;
    private final Path folder;
    private final MemoryGate gate;
    private final Map<String, FlatVolume> rooms = new ConcurrentHashMap<>();
    private ObjectTable objects = ObjectTable.empty();
    private boolean numbered;

    StreamedLabels(LabelSource source, TileGrid grid, Path folder, MemoryGate gate) {
        this.source = source;
        this.grid = grid;
        this.folder = folder;
        this.gate = gate;
    }

    @Override
    public TileGrid grid() {
        return grid;
    }

    @Override
    public Calibration calibration() {
        return source.calibration();
    }

    @Override
    public ObjectTable objects() {
        return objects;
    }

    void objects(ObjectTable all) {
        objects = all;
    }

    /** From now on numbers are read instead of ids. */
    void areNumbered() {
        numbered = true;
    }

    @Override
    public LabelImage labels(Block block) {
        if (!numbered) {
            return ids(block);
        }
        int[] codes = new int[block.extent().voxels()];
        room(NUMBERS, 1).read(0, block, codes);
        return LabelImage.of(source.name(), block.extent(), codes).withCalibration(calibration());
    }

    private LabelImage ids(Block block) {
        long[] ids = new long[block.extent().voxels()];
        source.read(block, ids);
        return LabelImage.ofLongs(source.name(), block.extent(), ids).withCalibration(calibration());
    }

    byte[] objectsOf(int tile) {
        return ObjectTable.part(ids(grid.block(tile)), grid.block(tile));
    }

    /** Writes the numbers of the objects of a tile; the checksum of what was written. */
    byte[] number(int tile) {
        Block block = grid.block(tile);
        LabelImage labels = ids(block);
        LabelBoxes here = LabelBoxes.of(labels.codes(), block.extent());
        int[] numbers = new int[here.size()];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = objects.number(labels.id(here.code(k))) + 1;
            if (numbers[k] < 1) {
                throw new InputException("Labels " + source.name() + " have changed since the work on them began; start"
                        + " anew by overwriting.");
            }
        }
        int[] codes = labels.codes().clone();
        int lastCode = 0;
        int lastNumber = 0;
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] != lastCode) {
                lastCode = codes[i];
                lastNumber = lastCode == 0 ? 0 : numbers[here.number(lastCode)];
            }
            codes[i] = lastNumber;
        }
        room(NUMBERS, 1).write(0, block, codes);
        return checksum(codes);
    }

    boolean isNumbered(int tile, byte[] checksum) {
        int[] codes = new int[grid.block(tile).extent().voxels()];
        room(NUMBERS, 1).read(0, grid.block(tile), codes);
        return java.util.Arrays.equals(checksum(codes), checksum);
    }

    private static byte[] checksum(int[] codes) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * codes.length);
        bytes.asIntBuffer().put(codes);
        CRC32C crc = new CRC32C();
        crc.update(bytes.array());
        return ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
    }

    @Override
    public FlatVolume room(String name, int planes) {
        Size size = grid.size();
        return rooms.computeIfAbsent(name, n -> FlatVolume.open(folder.resolve(n + ".planes"), size, planes));
    }

    @Override
    public void holding(long bytes, Runnable work) {
        gate.holding(bytes, work);
    }

    @Override
    public void close() {
        rooms.values().forEach(FlatVolume::close);
    }
}
