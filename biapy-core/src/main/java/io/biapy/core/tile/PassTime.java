package io.biapy.core.tile;

import java.nio.ByteBuffer;

/**
 * How long a pass took by the clock.
 *
 * @param name of the pass
 * @param seconds of all runs that ended it, since one that is gone on with may do some tiles again
 * @param tiles that were worked on, those that were done again counted again
 */
public record PassTime(String name, double seconds, long tiles) {
    PassTime plus(PassTime more) {
        return new PassTime(name, seconds + more.seconds, tiles + more.tiles);
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(16).putDouble(seconds).putLong(tiles).array();
    }

    static PassTime of(String name, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new PassTime(name, in.getDouble(), in.getLong());
    }
}
