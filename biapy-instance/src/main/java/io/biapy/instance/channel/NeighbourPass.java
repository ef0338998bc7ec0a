package io.biapy.instance.channel;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.tile.FlatVolume;
import io.biapy.core.tile.TileGrid;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One axis of the search for the next object (see {@link NeighbourKernel}): whole lines are read from the planes of the axis before and written to
 * planes of its own, so a pass that was interrupted can be done again. The first tile along the axis does the lines of all tiles behind it. Takes 16
 * bytes a voxel of the disk, after the last axis 4.
 */
final class NeighbourPass implements TilePass {
    private static final int PLANES = 4; // squares of the two nearest distances, then whose they are
    private static final int VOXELS = 1 << 19; // at once

    private final int axis;
    private final boolean last;
    private final @Nullable NeighbourPass before;

    private NeighbourPass(int axis, boolean last, @Nullable NeighbourPass before) {
        this.axis = axis;
        this.last = last;
        this.before = before;
    }

    /** The passes for an image, in their order: x, then y and z where they have more than one voxel. */
    static List<NeighbourPass> along(Size size) {
        List<NeighbourPass> passes = new ArrayList<>();
        passes.add(new NeighbourPass(2, size.y() == 1 && size.z() == 1, null));
        if (size.y() > 1) {
            passes.add(new NeighbourPass(1, size.z() == 1, passes.get(0)));
        }
        if (size.z() > 1) {
            passes.add(new NeighbourPass(0, true, passes.get(passes.size() - 1)));
        }
        return passes;
    }

    @Override
    public String name() {
        return "next-" + "zyx".charAt(axis);
    }

    @Override
    public String what() {
        return "next object along " + "zyx".charAt(axis);
    }

    private FlatVolume room(TiledLabels labels) {
        return labels.room(name(), last ? 1 : PLANES);
    }

    /** Lines that are worked on together: a block as long as the image along the axis. */
    private interface Lines {
        void visit(Block block);
    }

    /** The first tile along the axis does its lines; along y and z the first of a few tiles beside each other does those of all, since long rows are read faster. */
    private void each(TiledLabels labels, int tile, Lines lines) {
        TileGrid grid = labels.grid();
        Block block = grid.block(tile);
        Extent e = block.extent();
        Size size = grid.size();
        long[] from = {block.z(), block.y(), block.x()};
        int length = (int) (axis == 0 ? size.z() : axis == 1 ? size.y() : size.x());
        int beside = axis == 2 ? 1 : Math.max(1, VOXELS / length / grid.tile().x());
        if (from[axis] > 0 || from[2] / grid.tile().x() % beside > 0) {
            return;
        }
        int width = axis == 2
                ? length
                : (int) Math.min(size.x() - from[2], (long) beside * grid.tile().x());
        int many = Math.max(1, VOXELS / length / (axis == 2 ? 1 : width));
        int rows = axis == 1 ? 1 : Math.min(e.y(), many);
        for (int z = 0; z < (axis == 0 ? 1 : e.z()); z++) {
            for (int y = 0; y < (axis == 1 ? 1 : e.y()); y += rows) {
                Extent lineBlock =
                        Extent.zyx(axis == 0 ? length : 1, axis == 1 ? length : Math.min(rows, e.y() - y), width);
                lines.visit(new Block(from[0] + z, from[1] + y, axis == 2 ? 0 : from[2], lineBlock));
            }
        }
    }

    /** Voxels of such a block, at most. */
    static long voxels(Size size, Extent tile) {
        return Math.min(size.voxels(), Math.max(VOXELS, Math.max(size.x(), Math.max(size.z(), size.y()) * tile.x())));
    }

    @Override
    public byte[] run(TiledLabels labels, int tile) {
        if (labels.objects().size() < 2) {
            return new byte[0];
        }
        CRC32C crc = new CRC32C();
        each(labels, tile, block -> write(labels, block, work(labels, block), crc));
        return ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
    }

    /** The two nearest distances and their owners. */
    private record Nearest(float[] first, float[] second, int[] firstLabel, int[] secondLabel) {}

    private Nearest work(TiledLabels labels, Block block) {
        Extent e = block.extent();
        int n = e.voxels();
        Nearest found = new Nearest(new float[n], new float[n], new int[n], new int[n]);
        int[] codes = labels.labels(block).codes();
        Calibration voxel = labels.calibration();
        if (before == null) {
            NeighbourKernel.alongX(
                    codes,
                    0,
                    e.z() * e.y(),
                    e.x(),
                    voxel.x(),
                    found.first,
                    found.second,
                    found.firstLabel,
                    found.secondLabel);
            return found;
        }
        FlatVolume from = before.room(labels);
        from.read(0, block, found.first);
        from.read(1, block, found.second);
        from.read(2, block, found.firstLabel);
        from.read(3, block, found.secondLabel);
        int length = e.along(axis);
        int stride = n / length;
        double step = voxel.along(axis);
        new NeighbourKernel.Lines(codes, found.first, found.second, found.firstLabel, found.secondLabel, length)
                .across(length, stride, 0, NeighbourKernel.units(stride, 1), step * step, last);
        return found;
    }

    private void write(TiledLabels labels, Block block, Nearest found, CRC32C crc) {
        FlatVolume room = room(labels);
        float[][] squares = last ? new float[][] {found.second} : new float[][] {found.first, found.second};
        int[][] owners = last ? new int[0][] : new int[][] {found.firstLabel, found.secondLabel};
        for (int p = 0; p < squares.length; p++) {
            room.write(p, block, squares[p]);
            KeptPlanes.update(crc, squares[p]);
        }
        for (int p = 0; p < owners.length; p++) {
            room.write(squares.length + p, block, owners[p]);
            KeptPlanes.update(crc, owners[p]);
        }
    }

    /** Of what is in the file. */
    private void add(FlatVolume room, Block block, CRC32C crc) {
        int[] bits = new int[block.extent().voxels()];
        for (int p = 0; p < (last ? 1 : PLANES); p++) {
            room.read(p, block, bits);
            KeptPlanes.update(crc, bits);
        }
    }

    @Override
    public boolean isThere(TiledLabels labels, int tile, byte[] result) {
        if (result.length == 0) {
            return true;
        }
        CRC32C crc = new CRC32C();
        each(labels, tile, block -> add(room(labels), block, crc));
        return (int) crc.getValue() == ByteBuffer.wrap(result).getInt();
    }

    /** After the last pass, the distance of each object voxel of a block to the next object, in the unit of the voxel size. */
    void distance(TiledLabels labels, Block block, int[] codes, float[] into, int at) {
        float[] squares = new float[codes.length];
        room(labels).read(0, block, squares);
        NeighbourKernel.roots(codes, squares, 0, codes.length, into, at);
    }
}
