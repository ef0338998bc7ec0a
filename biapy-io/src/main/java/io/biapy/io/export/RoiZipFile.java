package io.biapy.io.export;

import io.biapy.core.run.WriteAside;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Outlines as a set of regions for ImageJ's ROI manager: a zip file of one .roi file each. A single ring of at most 65,535 points is a polygon with sub-pixel coordinates; all else is a
 * composite of all its rings. Slices count from 1 there. Equal outlines give equal bytes. Source: the layout that ImageJ's RoiDecoder documents, version 227.
 */
public final class RoiZipFile {
    private static final int HEADER = 64;
    private static final int VERSION = 227;
    private static final int POLYGON = 0;
    private static final int RECTANGLE = 1; // with a shape behind it
    private static final int SUB_PIXEL = 128;
    private static final int MOST_POINTS = 65_535;

    private RoiZipFile() {}

    /** Writes {@code file}, replacing one of that name. Entries have the outlines' names, with a number where a name comes again. */
    public static void write(Path file, List<Outline> outlines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Set<String> taken = new HashSet<>();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Outline outline : outlines) {
                String name = outline.name().replaceAll("[\\\\/:]", "_");
                String free = name;
                for (int n = 2; !taken.add(free); n++) {
                    free = name + "-" + n;
                }
                ZipEntry entry = new ZipEntry(free + ".roi");
                entry.setTime(0); // nothing of the clock in the file
                zip.putNextEntry(entry);
                zip.write(roi(outline));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory only
        }
        WriteAside.bytes(file, bytes.toByteArray());
    }

    private static byte[] roi(Outline outline) {
        List<double[]> rings = outline.polygons().stream().flatMap(List::stream).toList();
        return rings.size() == 1 && rings.get(0).length / 2 <= MOST_POINTS
                ? polygon(outline, rings.get(0))
                : composite(outline, rings);
    }

    /** Whole coordinates from the corner of the bounds, then exact ones. */
    private static byte[] polygon(Outline outline, double[] ring) {
        int n = ring.length / 2;
        int[] bounds = bounds(List.of(ring));
        ByteBuffer out = ByteBuffer.allocate(HEADER + 12 * n);
        header(out, outline, bounds, POLYGON);
        out.putShort(16, (short) n);
        out.putShort(50, (short) SUB_PIXEL);
        for (int i = 0; i < n; i++) {
            out.putShort(HEADER + 2 * i, (short) (Math.floor(ring[2 * i]) - bounds[0]));
            out.putShort(HEADER + 2 * (n + i), (short) (Math.floor(ring[2 * i + 1]) - bounds[1]));
            out.putFloat(HEADER + 4 * n + 4 * i, (float) ring[2 * i]);
            out.putFloat(HEADER + 4 * n + 4 * (n + i), (float) ring[2 * i + 1]);
        }
        return out.array();
    }

    /** A path of moves (0), lines (1) and closings (4). */
    private static byte[] composite(Outline outline, List<double[]> rings) {
        int floats = rings.stream().mapToInt(ring -> ring.length / 2 * 3 + 1).sum();
        ByteBuffer out = ByteBuffer.allocate(HEADER + 4 * floats);
        header(out, outline, bounds(rings), RECTANGLE);
        out.putInt(36, floats);
        out.position(HEADER);
        for (double[] ring : rings) {
            for (int i = 0; i < ring.length; i += 2) {
                out.putFloat(i == 0 ? 0 : 1).putFloat((float) ring[i]).putFloat((float) ring[i + 1]);
            }
            out.putFloat(4);
        }
        return out.array();
    }

    private static void header(ByteBuffer out, Outline outline, int[] bounds, int type) {
        out.put(0, (byte) 'I').put(1, (byte) 'o').put(2, (byte) 'u').put(3, (byte) 't');
        out.putShort(4, (short) VERSION);
        out.put(6, (byte) type);
        out.putShort(8, (short) bounds[1]).putShort(10, (short) bounds[0]);
        out.putShort(12, (short) bounds[3]).putShort(14, (short) bounds[2]);
        out.putInt(56, outline.slice() + 1);
    }

    /** Left, top, right, bottom. */
    private static int[] bounds(List<double[]> rings) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (double[] ring : rings) {
            for (int i = 0; i < ring.length; i += 2) {
                left = Math.min(left, ring[i]);
                right = Math.max(right, ring[i]);
                top = Math.min(top, ring[i + 1]);
                bottom = Math.max(bottom, ring[i + 1]);
            }
        }
        return new int[] {(int) Math.floor(left), (int) Math.floor(top), (int) Math.ceil(right), (int) Math.ceil(bottom)
        };
    }
}
