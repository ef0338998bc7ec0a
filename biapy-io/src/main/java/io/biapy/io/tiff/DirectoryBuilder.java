package io.biapy.io.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One directory in bytes, with the values that do not fit into its entries behind it. Tags are added in rising order. */
final class DirectoryBuilder {
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int LONG8 = 16;

    private record Entry(int tag, int type, long count, byte[] value) {}

    private final long start;
    private final boolean big;
    private final List<Entry> entries = new ArrayList<>();

    /** A directory that will stand at {@code start}, an even position. */
    DirectoryBuilder(long start, boolean big) {
        this.start = start;
        this.big = big;
    }

    void number(int tag, long value) {
        entries.add(new Entry(tag, LONG, 1, little(4).putInt((int) value).array()));
    }

    void numbers(int tag, long[] values) {
        ByteBuffer buffer = little(values.length * (big ? 8 : 4));
        for (long value : values) {
            if (big) {
                buffer.putLong(value);
            } else {
                buffer.putInt((int) value);
            }
        }
        entries.add(new Entry(tag, big ? LONG8 : LONG, values.length, buffer.array()));
    }

    /** 16-bit numbers, whatever the offsets are. */
    void shorts(int tag, short[] values) {
        ByteBuffer buffer = little(2 * values.length);
        for (short value : values) {
            buffer.putShort(value);
        }
        entries.add(new Entry(tag, SHORT, values.length, buffer.array()));
    }

    void text(int tag, String text) {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
        entries.add(new Entry(tag, ASCII, bytes.length, bytes));
    }

    void rational(int tag, long numerator, long denominator) {
        byte[] value =
                little(8).putInt((int) numerator).putInt((int) denominator).array();
        entries.add(new Entry(tag, RATIONAL, 1, value));
    }

    /** The bytes, of even length unless this is the last directory, else the next one follows them. */
    ByteBuffer build(boolean isLast) {
        int inside = big ? 8 : 4;
        int table = (big ? 8 : 2) + entries.size() * (big ? 20 : 12) + inside;
        int length = table + (table & 1);
        int end = table;
        for (Entry entry : entries) {
            int size = entry.value().length;
            length += size > inside ? size + (size & 1) : 0;
            end = size > inside ? length - (size & 1) : end;
        }
        length = isLast ? end : length;
        ByteBuffer out = little(length);
        if (big) {
            out.putLong(entries.size());
        } else {
            out.putShort((short) entries.size());
        }
        int behind = table + (table & 1);
        for (Entry entry : entries) {
            out.putShort((short) entry.tag()).putShort((short) entry.type());
            offset(out, entry.count());
            int size = entry.value().length;
            if (size <= inside) {
                out.put(entry.value()).position(out.position() + inside - size);
            } else {
                offset(out, start + behind);
                out.put(behind, entry.value());
                behind += size + (size & 1);
            }
        }
        offset(out, isLast ? 0 : start + length);
        return out.position(0).limit(length);
    }

    private void offset(ByteBuffer out, long value) {
        if (big) {
            out.putLong(value);
        } else {
            out.putInt((int) value);
        }
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
