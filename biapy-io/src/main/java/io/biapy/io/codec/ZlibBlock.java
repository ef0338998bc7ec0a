package io.biapy.io.codec;

import io.biapy.io.codec.Inflation.Outcome;
import io.biapy.io.sample.Words;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;

/** Zlib data (RFC 1950) in parts of byte arrays. Safe for several threads. */
public final class ZlibBlock {
    private static final int DEFLATE = 8;
    private static final int LARGEST_WINDOW = 7;
    private static final int DICTIONARY = 1 << 5;
    private static final int SUM = 4;
    private static final Pool<Inflation> INFLATIONS = new Pool<>(Inflation::new, inflation -> {});

    private ZlibBlock() {}

    /**
     * Unpacks at most {@code room} bytes into {@code into} from {@code to} on; more are left alone. Gives their number, which is less where the data are cut
     * off. The check sum counts where it is there.
     *
     * @throws CodecException where the data are damaged
     */
    public static int decode(byte[] from, int at, int length, byte[] into, int to, int room) throws CodecException {
        return read(from, at, length, into, to, room).bytes();
    }

    /** Unpacks all; a {@link CodecException} where the data are cut off, or there is more than {@code into} holds. */
    static int decode(byte[] from, int at, int length, byte[] into) throws CodecException {
        Result result = read(from, at, length, into, 0, into.length);
        if (result.outcome() == Outcome.FULL) {
            throw new CodecException("holds more than the " + into.length + " bytes that belong");
        }
        if (result.outcome() == Outcome.CUT_OFF) {
            throw new CodecException("is cut off zlib data");
        }
        return result.bytes();
    }

    /** How unpacking ended, and how many bytes came. */
    record Result(Outcome outcome, int bytes) {}

    static Result read(byte[] from, int at, int length, byte[] into, int to, int room) throws CodecException {
        Inflation inflation = INFLATIONS.take();
        try {
            return read(inflation, from, at, at + length, into, to, to + room);
        } catch (DataFormatException e) {
            throw new CodecException("is damaged zlib data (" + e.getMessage() + ")", e);
        } finally {
            INFLATIONS.give(inflation);
        }
    }

    private static Result read(Inflation inflation, byte[] from, int at, int end, byte[] into, int to, int behind)
            throws DataFormatException {
        if (end - at < 2) {
            return new Result(Outcome.CUT_OFF, 0);
        }
        if (((from[at] & 0xFF) << 8 | from[at + 1] & 0xFF) % 31 != 0) {
            throw new DataFormatException("incorrect header check");
        }
        if ((from[at] & 0xF) != DEFLATE) {
            throw new DataFormatException("unknown compression method");
        }
        if ((from[at] >> 4 & 0xF) > LARGEST_WINDOW) {
            throw new DataFormatException("invalid window size");
        }
        if ((from[at + 1] & DICTIONARY) != 0) {
            throw new DataFormatException("it needs a dictionary");
        }
        Outcome outcome = inflation.inflate(from, at + 2, end, into, to, behind);
        int bytes = inflation.out() - to;
        if (outcome != Outcome.WHOLE) {
            return new Result(outcome, bytes);
        }
        if (end - inflation.in() < SUM) {
            return new Result(Outcome.CUT_OFF, bytes);
        }
        Adler32 sum = new Adler32();
        sum.update(into, to, bytes);
        if ((int) sum.getValue() != Words.get32(from, inflation.in(), true)) {
            throw new DataFormatException("incorrect data check");
        }
        return new Result(outcome, bytes);
    }

    /** The number of packed bytes, or -1 where they need more than {@code room}. */
    static int encode(byte[] from, int at, int length, int level, byte[] into, int to, int room) {
        Deflater deflater = new Deflater(level);
        try {
            deflater.setInput(from, at, length);
            deflater.finish();
            int got = deflater.deflate(into, to, room);
            return deflater.finished() ? got : -1;
        } finally {
            deflater.end();
        }
    }
}
