package io.biapy.instance.measure;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the objects of a label image that comes in blocks: each block gives some bytes an object, and those of all blocks, in any order, give the same
 * table to the last bit as {@link RegionProperties} of the whole. Sums of whole numbers add up exactly, so position, box, size and what follows from
 * moments can be had this way; surfaces, hulls and medians need an object as a whole. Not for several threads.
 */
public final class ObjectTally {
    private static final float[] DARK = {};

    private final ObjectSums sums = new ObjectSums(false);

    /** The part of one block; labels z, y, x (x fastest), 0 is background, any number above it an id. */
    public static byte[] of(int[] labels, Block block) {
        ObjectSums part = new ObjectSums(false);
        Extent e = block.extent();
        for (int row = 0; row < e.z() * e.y(); row++) {
            part.addRow(
                    labels,
                    row * e.x(),
                    e.x(),
                    Math.toIntExact(block.z() + row / e.y()),
                    Math.toIntExact(block.y() + row % e.y()),
                    Math.toIntExact(block.x()),
                    DARK);
        }
        return part.toBytes();
    }

    /** Adds the part of one block, from where {@code part} stands to its end. */
    public void add(ByteBuffer part) {
        sums.add(part);
    }

    /** Number of objects so far. */
    public int objects() {
        return sums.byCode().length;
    }

    /** To be asked before any work: refuses properties that blocks cannot give. */
    public static void require(Collection<RegionProperty> properties) {
        List<String> odd = properties.stream()
                .filter(p -> p.group() != RegionProperty.Group.SUMS)
                .map(p -> p.columnName(false))
                .toList();
        if (!odd.isEmpty()) {
            throw new InputException("Objects are measured block by block here, but " + String.join(", ", odd)
                    + " look at an object as a whole. Leave them out, or measure the written labels in memory.");
        }
    }

    /** All objects, with these properties beside position, box and size. */
    public ObjectTable table(String name, Calibration voxel, boolean flat, Collection<RegionProperty> properties) {
        require(properties);
        int[] objects = sums.byCode();
        List<Measurement> rows = new ArrayList<>(objects.length);
        for (int object : objects) {
            rows.add(SumProperties.row(sums.code(object), sums, object, voxel, flat));
        }
        Map<RegionProperty, double[]> values = new EnumMap<>(RegionProperty.class);
        properties.forEach(p -> values.put(p, new double[objects.length]));
        SumProperties.fill(sums, objects, rows, values, voxel, flat);
        return new ObjectTable(name, voxel.unit(), flat, false, rows, values);
    }

    @Override
    public String toString() {
        return "tally of " + objects() + " objects";
    }
}
