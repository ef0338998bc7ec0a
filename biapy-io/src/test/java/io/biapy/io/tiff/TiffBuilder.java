package io.biapy.io.tiff;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds one-page TIFF files of every kind that the reader takes, naively, independent of the library's writer. */
final class TiffBuilder {
    int width;
    int height;
    int samples = 1;
    int bits = 8;
    int sampleFormat = 1;
    boolean big;
    boolean bigTiff;
    boolean planar;
    boolean reversedBits;
    int predictor = 1;
    int compressionCode = 1;
    Compression compression = Compression.NONE;
    int tileWidth;
    int tileHeight;
    int rowsPerStrip = Integer.MAX_VALUE;
    int photometric = 1;
    String description = "";
    long nextDirectory;
    final Map<Integer, long[]> overrides = new TreeMap<>();
    /** Raw bits of the sample: values[sample][y * width + x]. */
    long[][] values = {};

    byte[] build() {
        List<byte[]> segments = new ArrayList<>();
        boolean tiled = tileWidth > 0;
        int rows = tiled ? tileHeight : Math.min(height, rowsPerStrip);
        int columns = tiled ? tileWidth : width;
        for (int plane = 0; plane < (planar ? samples : 1); plane++) {
            for (int y = 0; y < height; y += rows) {
                for (int x = 0; x < width; x += columns) {
                    segments.add(segment(plane, y, x, tiled ? rows : Math.min(rows, height - y), columns));
                }
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int header = bigTiff ? 16 : 8;
        long position = header;
        long[] offsets = new long[segments.size()];
        long[] counts = new long[segments.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = position;
            counts[i] = segments.get(i).length;
            position += counts[i];
        }
        out.writeBytes(big ? new byte[] {'M', 'M'} : new byte[] {'I', 'I'});
        put(out, bigTiff ? 43 : 42, 2);
        if (bigTiff) {
            put(out, 8, 2);
            put(out, 0, 2);
        }
        put(out, position, bigTiff ? 8 : 4);
        segments.forEach(out::writeBytes);
        out.writeBytes(directory(position, offsets, counts, tiled));
        return out.toByteArray();
    }

    private byte[] directory(long position, long[] offsets, long[] counts, boolean tiled) {
        Map<Integer, long[]> tags = new TreeMap<>();
        tags.put(256, new long[] {width});
        tags.put(257, new long[] {height});
        long[] each = new long[samples];
        java.util.Arrays.fill(each, bits);
        tags.put(258, each);
        tags.put(259, new long[] {compressionCode});
        tags.put(262, new long[] {photometric});
        tags.put(266, new long[] {reversedBits ? 2 : 1});
        tags.put(277, new long[] {samples});
        tags.put(284, new long[] {planar ? 2 : 1});
        tags.put(317, new long[] {predictor});
        tags.put(339, new long[] {sampleFormat});
        if (tiled) {
            tags.put(322, new long[] {tileWidth});
            tags.put(323, new long[] {tileHeight});
        } else {
            tags.put(278, new long[] {Math.min(height, rowsPerStrip)});
        }
        tags.put(tiled ? 324 : 273, offsets);
        tags.put(tiled ? 325 : 279, counts);
        tags.putAll(overrides);
        if (!description.isEmpty()) {
            tags.put(270, new long[0]);
        }
        int size = bigTiff ? 8 : 4;
        long behind = position + (bigTiff ? 16 : 6) + tags.size() * (bigTiff ? 20L : 12L);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        put(out, tags.size(), bigTiff ? 8 : 2);
        for (Map.Entry<Integer, long[]> tag : tags.entrySet()) {
            ByteArrayOutputStream value = new ByteArrayOutputStream();
            boolean text = tag.getKey() == 270;
            if (text) {
                value.writeBytes((description + "\0").getBytes(StandardCharsets.UTF_8));
            }
            for (long v : tag.getValue()) {
                put(value, v, size);
            }
            put(out, tag.getKey(), 2);
            put(out, text ? 2 : bigTiff ? 16 : 4, 2);
            put(out, text ? value.size() : tag.getValue().length, size);
            if (value.size() <= size) {
                out.writeBytes(java.util.Arrays.copyOf(value.toByteArray(), size));
            } else {
                put(out, behind + values.size(), size);
                values.writeBytes(value.toByteArray());
            }
        }
        put(out, nextDirectory, size);
        out.writeBytes(values.toByteArray());
        return out.toByteArray();
    }

    private byte[] segment(int plane, int top, int left, int rows, int columns) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        int interleaved = planar ? 1 : samples;
        for (int y = top; y < top + rows; y++) {
            Packers.BitWriter row = new Packers.BitWriter();
            for (int x = left; x < left + columns; x++) {
                for (int s = 0; s < interleaved; s++) {
                    boolean inside = y < height && x < width;
                    long value = inside ? values[planar ? plane : s][y * width + x] : 0;
                    if (bits % 8 == 0) {
                        byte[] bytes = new byte[bits / 8];
                        Packers.put(bytes, 0, bytes.length, big, value);
                        for (byte b : bytes) {
                            row.write(b & 0xFF, 8);
                        }
                    } else {
                        row.write(value, bits);
                    }
                }
            }
            byte[] bytes = row.bytes();
            Packers.predict(bytes, predictor, interleaved, bits, big);
            raw.writeBytes(bytes);
        }
        byte[] packed = Packers.pack(compression, raw.toByteArray());
        if (reversedBits) {
            for (int i = 0; i < packed.length; i++) {
                packed[i] = (byte) (Integer.reverse(packed[i]) >>> 24);
            }
        }
        return packed;
    }

    private void put(ByteArrayOutputStream out, long value, int bytes) {
        byte[] field = new byte[bytes];
        Packers.put(field, 0, bytes, big, value);
        out.writeBytes(field);
    }
}
