package io.biapy.io.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/** Bytes of a server that are given up where they come drop by drop, which would last for ever though it is never silent for long. */
final class PacedStream extends FilterInputStream {
    private static final double LEAST_PER_MS = 1.0;
    private static final int PART = 1 << 13;

    private final long patienceMs;
    private final long start = System.nanoTime();
    private long received;

    /** @param patienceMs milliseconds after which less than 1 kB a second is too slow */
    PacedStream(InputStream in, long patienceMs) {
        super(in);
        this.patienceMs = patienceMs;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int at, int most) throws IOException {
        int n = super.read(into, at, most);
        count(n);
        return n;
    }

    /** By reading, which is looked at bit by bit. */
    @Override
    public long skip(long most) throws IOException {
        return Math.max(0, read(new byte[(int) Math.max(0, Math.min(most, PART))]));
    }

    private void count(int n) throws IOException {
        received += Math.max(0, n);
        double ms = (System.nanoTime() - start) / 1e6;
        if (n > 0 && ms > patienceMs + received / LEAST_PER_MS) {
            throw new SocketTimeoutException(received + " bytes came in " + Math.round(ms / 1000) + " s");
        }
    }
}
