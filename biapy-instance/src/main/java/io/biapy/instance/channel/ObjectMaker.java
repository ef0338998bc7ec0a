package io.biapy.instance.channel;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.run.Workers;
import io.biapy.instance.label.LabelBoxes;
import java.util.Arrays;
import java.util.List;

/** Channels whose values in an object depend on this object alone: each object of a tile is made alone in its box and its voxels in the tile are taken. */
final class ObjectMaker implements TileMaker {
    /** One channel, and its first plane in the target. */
    record Part(TargetChannel channel, int plane) {}

    /** Makes the planes of all parts, one after the other, of one object in its box. */
    @FunctionalInterface
    interface Encoder {
        void encode(SoloObject object, float[] into);
    }

    private final List<Part> parts;
    private final float background;
    private final int work;
    private final Encoder encoder;

    /**
     * @param background value outside of objects
     * @param work bytes a voxel of the box that the encoder takes, beside its planes
     */
    ObjectMaker(List<Part> parts, float background, int work, Encoder encoder) {
        this.parts = List.copyOf(parts);
        this.background = background;
        this.work = work;
        this.encoder = encoder;
    }

    /** Of channels that {@link TargetChannels#encode} makes. */
    static ObjectMaker of(List<Part> parts) {
        TargetChannels channels =
                TargetChannels.of(parts.stream().map(Part::channel).toList());
        return new ObjectMaker(
                parts, 0, 40, (object, into) -> channels.encode(object.image(), into, Workers.callerOnly()));
    }

    private int planes() {
        return parts.stream().mapToInt(part -> part.channel().planes()).sum();
    }

    @Override
    public boolean needsObjects() {
        return true;
    }

    @Override
    public void make(TiledLabels labels, int tile, float[] into) {
        Block block = labels.grid().block(tile);
        int[] codes = labels.labels(block).codes();
        for (Part part : parts) {
            int from = part.plane() * codes.length;
            Arrays.fill(into, from, from + part.channel().planes() * codes.length, background);
        }
        LabelBoxes here = LabelBoxes.of(codes, block.extent());
        for (int n = 0; n < here.size(); n++) {
            int code = here.code(n);
            labels.holding(objectBytes(labels, code - 1), () -> take(labels, code, block, codes, into));
        }
    }

    private void take(TiledLabels labels, int code, Block block, int[] codes, float[] into) {
        SoloObject object = SoloObject.of(labels, code - 1);
        int voxels = object.where().extent().voxels();
        float[] values = new float[Math.multiplyExact(planes(), voxels)];
        encoder.encode(object, values);
        int plane = 0;
        for (Part part : parts) {
            for (int p = 0; p < part.channel().planes(); p++, plane++) {
                int from = plane * voxels;
                int to = (part.plane() + p) * codes.length;
                object.where().shared(block, (inBox, inTile, count) -> {
                    for (int i = 0; i < count; i++) {
                        if (codes[inTile + i] == code) {
                            into[to + inTile + i] = values[from + inBox + i];
                        }
                    }
                });
            }
        }
    }

    @Override
    public long tileBytes(Extent tile, Calibration voxel) {
        return 20L * tile.voxels();
    }

    @Override
    public long objectBytes(TiledLabels labels, int k) {
        return Math.multiplyExact(SoloObject.voxels(labels, k), 4L * planes() + work);
    }

    @Override
    public String toString() {
        return String.join(
                ",", parts.stream().map(part -> part.channel().toString()).toList());
    }
}
