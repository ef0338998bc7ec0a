package io.biapy.io.tiff;

import io.biapy.io.sample.Words;

/*
 * TIFF's predictors, undone (and one done), in place, on `rows` rows of `rowBytes` bytes each; pixels of `samples` interleaved samples.
 * Horizontal (2; TIFF 6.0 section 14): each sample was replaced by its difference to the one before, in whole samples.
 * Floating point (3; Adobe Photoshop TIFF Technical Note 3): the bytes of a row were sorted by significance, most significant
 * first, and then differenced byte by byte. Linear; one row of extra memory.
 */
final class PredictorKernel {
    private PredictorKernel() {}

    static void horizontal(byte[] data, int rows, int rowBytes, int samples, int bits, boolean big) {
        int bytes = bits / 8;
        int step = samples * bytes;
        for (int row = 0; row < rows; row++) {
            int end = (row + 1) * rowBytes - bytes;
            int start = row * rowBytes + step;
            switch (bits) {
                case 8 -> {
                    for (int at = start; at <= end; at++) {
                        data[at] += data[at - step];
                    }
                }
                case 16 -> {
                    for (int at = start; at <= end; at += 2) {
                        int sum = Words.get16(data, at, big) + Words.get16(data, at - step, big);
                        Words.put16(data, at, (short) sum, big);
                    }
                }
                case 32 -> {
                    for (int at = start; at <= end; at += 4) {
                        Words.put32(data, at, Words.get32(data, at, big) + Words.get32(data, at - step, big), big);
                    }
                }
                default -> {
                    for (int at = start; at <= end; at += 8) {
                        Words.put64(data, at, Words.get64(data, at, big) + Words.get64(data, at - step, big), big);
                    }
                }
            }
        }
    }

    /** The reverse of {@link #horizontal} for one sample a pixel, little endian, in place. */
    static void difference(byte[] data, int rows, int rowBytes, int bits) {
        int bytes = bits / 8;
        for (int row = 0; row < rows; row++) {
            int first = row * rowBytes + bytes;
            for (int at = (row + 1) * rowBytes - bytes; at >= first; at -= bytes) {
                switch (bits) {
                    case 8 -> data[at] -= data[at - 1];
                    case 16 -> {
                        int step = Words.get16(data, at, false) - Words.get16(data, at - 2, false);
                        Words.put16(data, at, (short) step, false);
                    }
                    default ->
                        Words.put32(data, at, Words.get32(data, at, false) - Words.get32(data, at - 4, false), false);
                }
            }
        }
    }

    static void floatingPoint(byte[] data, int rows, int rowBytes, int samples, int bits, boolean big) {
        int bytes = bits / 8;
        int values = rowBytes / bytes;
        byte[] sorted = new byte[rowBytes];
        for (int row = 0; row < rows; row++) {
            int start = row * rowBytes;
            for (int i = samples; i < rowBytes; i++) {
                data[start + i] += data[start + i - samples];
            }
            System.arraycopy(data, start, sorted, 0, rowBytes);
            for (int b = 0; b < bytes; b++) {
                int place = big ? b : bytes - 1 - b;
                for (int v = 0; v < values; v++) {
                    data[start + v * bytes + place] = sorted[b * values + v];
                }
            }
        }
    }
}
