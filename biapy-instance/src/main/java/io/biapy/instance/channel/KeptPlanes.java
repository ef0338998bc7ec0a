package io.biapy.instance.channel;

import io.biapy.core.image.Block;
import io.biapy.core.tile.FlatVolume;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Checksums of what passes keep in planes, so that a later process knows whether it is still there. */
final class KeptPlanes {
    private KeptPlanes() {}

    static int checksum(int[] values) {
        CRC32C crc = new CRC32C();
        update(crc, values);
        return (int) crc.getValue();
    }

    static void update(CRC32C crc, int[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * values.length);
        bytes.asIntBuffer().put(values);
        crc.update(bytes.array());
    }

    static void update(CRC32C crc, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
        bytes.asFloatBuffer().put(values);
        crc.update(bytes.array());
    }

    /** Of a block of the first planes. */
    static int checksum(FlatVolume room, int planes, Block block) {
        CRC32C crc = new CRC32C();
        int[] values = new int[block.extent().voxels()];
        for (int plane = 0; plane < planes; plane++) {
            room.read(plane, block, values);
            update(crc, values);
        }
        return (int) crc.getValue();
    }
}
