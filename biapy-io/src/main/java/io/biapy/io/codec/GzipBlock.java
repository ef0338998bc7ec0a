package io.biapy.io.codec;

import io.biapy.io.codec.Inflation.Outcome;
import io.biapy.io.sample.Words;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;

/** Gzip data (RFC 1952) in byte arrays: members one after the other; what follows them and is none is left alone, as gzip does. Safe for several threads. */
final class GzipBlock {
    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int MAGIC = 0x8B1F;
    private static final int DEFLATE = 8;
    private static final int HEADER_SUM = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;
    private static final Pool<Inflation> INFLATIONS = new Pool<>(Inflation::new, inflation -> {});

    private GzipBlock() {}

    /** Unpacks all and gives the number of bytes; a {@link CodecException} where the data are damaged, cut off, or more than {@code into} holds. */
    static int decode(byte[] from, int at, int length, byte[] into) throws CodecException {
        Inflation inflation = INFLATIONS.take();
        try {
            int end = at + length;
            int to = 0;
            int next = at;
            while (next == at || isMember(from, next, end)) {
                int start = data(from, next, end);
                Outcome outcome = inflation.inflate(from, start, end, into, to, into.length);
                if (outcome == Outcome.FULL) {
                    throw new CodecException("holds more than the " + into.length + " bytes that belong");
                }
                if (outcome == Outcome.CUT_OFF || end - inflation.in() < TRAILER) {
                    throw new CodecException("is cut off gzip data");
                }
                check(from, inflation.in(), into, to, inflation.out() - to);
                to = inflation.out();
                next = inflation.in() + TRAILER;
            }
            return to;
        } catch (DataFormatException e) {
            throw new CodecException("is damaged gzip data (" + e.getMessage() + ")", e);
        } finally {
            INFLATIONS.give(inflation);
        }
    }

    private static boolean isMember(byte[] from, int at, int end) {
        return end - at >= HEADER && (Words.get16(from, at, false) & 0xFFFF) == MAGIC;
    }

    /** Where the deflate data of a member start. */
    private static int data(byte[] from, int at, int end) throws CodecException, DataFormatException {
        if (end - at < HEADER) {
            throw new CodecException("is cut off gzip data");
        }
        if (!isMember(from, at, end)) {
            throw new DataFormatException("it does not start as gzip");
        }
        if (from[at + 2] != DEFLATE) {
            throw new DataFormatException("unknown compression method");
        }
        int flags = from[at + 3];
        long start = at + HEADER;
        if ((flags & EXTRA) != 0) {
            start += start + 2 > end ? 2 : 2 + (Words.get16(from, (int) start, false) & 0xFFFF);
        }
        start = (flags & NAME) != 0 ? behindText(from, start, end) : start;
        start = (flags & COMMENT) != 0 ? behindText(from, start, end) : start;
        if ((flags & HEADER_SUM) != 0) {
            if (start + 2 <= end) {
                CRC32 sum = new CRC32();
                sum.update(from, at, (int) start - at);
                if ((short) sum.getValue() != Words.get16(from, (int) start, false)) {
                    throw new DataFormatException("incorrect header check");
                }
            }
            start += 2;
        }
        if (start > end) {
            throw new CodecException("is cut off gzip data");
        }
        return (int) start;
    }

    /** Behind the zero that ends a text, or behind {@code end}. */
    private static long behindText(byte[] from, long at, int end) {
        long next = at;
        while (next < end && from[(int) next] != 0) {
            next++;
        }
        return next + 1;
    }

    private static void check(byte[] from, int at, byte[] into, int to, int bytes) throws DataFormatException {
        CRC32 sum = new CRC32();
        sum.update(into, to, bytes);
        if ((int) sum.getValue() != Words.get32(from, at, false)) {
            throw new DataFormatException("incorrect data check");
        }
        if (bytes != Words.get32(from, at + 4, false)) {
            throw new DataFormatException("incorrect length check");
        }
    }
}
