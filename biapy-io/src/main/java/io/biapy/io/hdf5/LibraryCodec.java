package io.biapy.io.hdf5;

import io.biapy.io.codec.ByteCodec;
import io.biapy.io.codec.CodecException;
import io.jhdf.filter.Filter;
import java.util.Arrays;

/**
 * A filter of jHDF. Those that are used so begin with the length of what they hold, which is compared before memory is taken for it.
 *
 * @param values the parameters in the file
 * @param rawBytes of a chunk
 */
record LibraryCodec(Filter filter, int[] values, int rawBytes) implements ByteCodec {
    private static final int RATIO = 256;

    @Override
    public int decode(byte[] from, int at, int length, byte[] into) throws CodecException {
        long claimed = 0;
        for (int i = 0; i < 8 && i < length; i++) {
            claimed = claimed << 8 | (from[at + i] & 0xFF);
        }
        boolean packed = filter.getId() == 32004 || (values.length > 4 && values[4] != 0);
        if (packed && claimed != rawBytes) {
            throw new CodecException("claims " + claimed + " bytes where " + rawBytes + " belong");
        }
        try {
            byte[] all = filter.decode(Arrays.copyOfRange(from, at, at + length), values);
            System.arraycopy(all, 0, into, 0, Math.min(all.length, into.length));
            return all.length;
        } catch (RuntimeException | OutOfMemoryError e) {
            throw new CodecException("is cut off or damaged " + this + " data (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public byte[] encode(byte[] from, int at, int length) {
        throw new UnsupportedOperationException(this + " is only read");
    }

    @Override
    public int mostRatio() {
        return RATIO;
    }

    @Override
    public String toString() {
        return filter.getName();
    }
}
