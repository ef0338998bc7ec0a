package io.biapy.io.nrrd;

import io.biapy.io.sample.Samples;
import io.biapy.io.sample.Words;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of samples that are written as text: hexadecimal digits, two a byte, or numbers with white space or commas between. Numbers become
 * little-endian samples. What is no number, or does not fit its type, is an {@link IOException}.
 */
final class TextSamples extends InputStream {
    private static final int LONGEST = 400;

    private final InputStream in;
    private final Samples samples;
    private final boolean hexadecimal;
    private final byte[] sample;
    private int at;

    TextSamples(InputStream in, Samples samples, boolean hexadecimal) {
        this.in = in;
        this.samples = samples;
        this.hexadecimal = hexadecimal;
        this.sample = new byte[hexadecimal ? 1 : samples.bytes()];
        this.at = sample.length;
    }

    @Override
    public int read() throws IOException {
        if (at == sample.length) {
            if (!(hexadecimal ? nextByte() : nextNumber())) {
                return -1;
            }
            at = 0;
        }
        return sample[at++] & 0xFF;
    }

    private boolean nextByte() throws IOException {
        int high = digit();
        if (high < 0) {
            return false;
        }
        int low = digit();
        if (low < 0) {
            throw new IOException("half a byte stands at its end");
        }
        sample[0] = (byte) (high << 4 | low);
        return true;
    }

    private int digit() throws IOException {
        int c = in.read();
        while (isBetween(c)) {
            c = in.read();
        }
        if (c < 0) {
            return -1;
        }
        int digit = Character.digit(c, 16);
        if (digit < 0) {
            throw new IOException("\"" + (char) c + "\" is no hexadecimal digit");
        }
        return digit;
    }

    private boolean nextNumber() throws IOException {
        int c = in.read();
        while (isBetween(c)) {
            c = in.read();
        }
        StringBuilder text = new StringBuilder();
        while (c >= 0 && !isBetween(c) && text.length() < LONGEST) {
            text.append((char) c);
            c = in.read();
        }
        if (text.isEmpty()) {
            return false;
        }
        try {
            put(text.toString());
        } catch (NumberFormatException e) {
            throw new IOException("\"" + text + "\" is no number of " + samples.type(), e);
        }
        return true;
    }

    private static boolean isBetween(int c) {
        return c == ' ' || c == ',' || (c >= '\t' && c <= '\r');
    }

    private void put(String text) {
        switch (samples.type()) {
            case FLOAT32 -> Words.put32(sample, 0, Float.floatToRawIntBits(Float.parseFloat(text)), false);
            case FLOAT64 -> Words.put64(sample, 0, Double.doubleToRawLongBits(Double.parseDouble(text)), false);
            case UINT64 -> Words.put64(sample, 0, Long.parseUnsignedLong(text), false);
            default -> whole(Long.parseLong(text));
        }
    }

    private void whole(long value) {
        int bits = samples.type().bits();
        long least = samples.type().isSigned() ? -1L << (bits - 1) : 0;
        boolean fits = bits == Long.SIZE || (value >= least && value - least < 1L << bits);
        if (!fits) {
            throw new NumberFormatException();
        }
        switch (sample.length) {
            case 1 -> sample[0] = (byte) value;
            case 2 -> Words.put16(sample, 0, (short) value, false);
            case 4 -> Words.put32(sample, 0, (int) value, false);
            default -> Words.put64(sample, 0, value, false);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
