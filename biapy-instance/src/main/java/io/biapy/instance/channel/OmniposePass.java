package io.biapy.instance.channel;

import io.biapy.core.image.Block;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.ToLongBiFunction;

/** How many steps Omnipose's distance takes: each object, in the tile that holds the first corner of its box, says how much its steps change. */
final class OmniposePass implements TilePass {
    private static final int BYTES = 32; // of one number

    private final ToLongBiFunction<TiledLabels, Integer> bytes;
    private ObjectFinder finder = ObjectFinder.of(ObjectTable.empty(), Size.zyx(1, 1, 1));
    private int steps;

    /** @param bytes what work on an object takes */
    OmniposePass(ToLongBiFunction<TiledLabels, Integer> bytes) {
        this.bytes = bytes;
    }

    void begin(TiledLabels labels) {
        finder = ObjectFinder.of(labels.objects(), labels.grid().size());
    }

    @Override
    public String name() {
        return "omnipose";
    }

    @Override
    public String what() {
        return "how many steps Omnipose's distance takes";
    }

    @Override
    public byte[] run(TiledLabels labels, int tile) {
        Block block = labels.grid().block(tile);
        BigInteger[] sums = new BigInteger[OmniposeField.CHECKS];
        Arrays.fill(sums, BigInteger.ZERO);
        for (int k : finder.meeting(block, Ellipsoid.NONE)) {
            if (begins(labels.objects(), k, block)) {
                labels.holding(bytes.applyAsLong(labels, k), () -> {
                    BigInteger[] own =
                            OmniposeField.changes(SoloObject.of(labels, k).image(), Workers.callerOnly());
                    Arrays.setAll(sums, check -> sums[check].add(own[check]));
                });
            }
        }
        ByteBuffer out = ByteBuffer.allocate(BYTES * sums.length);
        for (int check = 0; check < sums.length; check++) {
            byte[] number = sums[check].toByteArray();
            out.position(BYTES * (check + 1) - number.length); // never below 0, so zeros come before
            out.put(number);
        }
        return out.array();
    }

    private static boolean begins(ObjectTable objects, int k, Block block) {
        return objects.first(k, 0) >= block.z() && objects.first(k, 1) >= block.y() && objects.first(k, 2) >= block.x();
    }

    @Override
    public void finish(TiledLabels labels, byte[][] results) {
        BigInteger[] sums = new BigInteger[OmniposeField.CHECKS];
        Arrays.fill(sums, BigInteger.ZERO);
        for (byte[] result : results) {
            for (int check = 0; check < sums.length; check++) {
                sums[check] = sums[check].add(new BigInteger(result, BYTES * check, BYTES));
            }
        }
        steps = OmniposeField.steps(sums, labels.objects().voxels());
    }

    int steps() {
        return steps;
    }
}
