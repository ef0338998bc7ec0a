package io.biapy.bioformats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small files of other programs' formats byte by byte, from their published descriptions and without Bio-Formats. */
final class MadeFiles {
    private MadeFiles() {}

    /** What the test files hold at channel c, slice z, row y, column x. */
    static int value(int c, int z, int y, int x) {
        return 100 * c + 10 * z + (7 * y + 3 * x) % 97;
    }

    /** 16 bits a sample, x fastest, then y, z, c. */
    static byte[] samples(int channels, int slices, int height, int width, ByteOrder order) {
        ByteBuffer bytes =
                ByteBuffer.allocate(2 * channels * slices * height * width).order(order);
        for (int c = 0; c < channels; c++) {
            for (int z = 0; z < slices; z++) {
                for (int i = 0; i < height * width; i++) {
                    bytes.putShort((short) value(c, z, i / width, i % width));
                }
            }
        }
        return bytes.array();
    }

    /** Image Cytometry Standard 2: a text header, then the samples; voxels of .5 x .1 x .2 micrometres (z, y, x). */
    static Path ics(Path file, int channels, int slices, int height, int width) throws IOException {
        String header = String.join(
                        "\n",
                        "\t",
                        "ics_version\t2.0",
                        "filename\tcells",
                        "layout\tparameters\t5",
                        "layout\torder\tbits\tx\ty\tz\tch",
                        "layout\tsizes\t16\t" + width + "\t" + height + "\t" + slices + "\t" + channels,
                        "layout\tcoordinates\tvideo",
                        "layout\tsignificant_bits\t16",
                        "representation\tformat\tinteger",
                        "representation\tsign\tunsigned",
                        "representation\tcompression\tuncompressed",
                        "representation\tbyte_order\t1\t2",
                        "parameter\tscale\t1.0\t0.2\t0.1\t0.5\t1.0",
                        "parameter\tunits\tbits\tmicrometers\tmicrometers\tmicrometers\tundefined",
                        "end")
                + "\n";
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(samples(channels, slices, height, width, ByteOrder.LITTLE_ENDIAN));
        return Files.write(file, all.toByteArray());
    }

    /** Deltavision: a header of 1024 bytes, then the sections, slices before wavelengths; voxels of .5 x .1 x .2 micrometres. */
    static Path deltavision(Path file, int channels, int slices, int height, int width, ByteOrder order)
            throws IOException {
        ByteBuffer header = ByteBuffer.allocate(1024).order(order);
        header.putInt(0, width).putInt(4, height).putInt(8, channels * slices).putInt(12, 6);
        header.putFloat(40, .2f).putFloat(44, .1f).putFloat(48, .5f);
        header.putShort(96, (short) 0xC0A0);
        header.putShort(180, (short) 1).putShort(182, (short) 0).putShort(196, (short) channels);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(header.array());
        byte[] samples = samples(channels, slices, height, width, order);
        int row = 2 * width;
        for (int p = 0; p < channels * slices; p++) { // rows stand from the bottom up
            for (int y = height - 1; y >= 0; y--) {
                all.write(samples, (p * height + y) * row, row);
            }
        }
        return Files.write(file, all.toByteArray());
    }

    /** DICOM, explicit little endian, several frames of 16 bits; pixels of .001 x .002 millimetres (y, x), slices .005 apart. */
    static Path dicom(Path file, int slices, int height, int width) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(new byte[128]);
        all.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        element(all, 0x0002, 0x0010, "UI", "1.2.840.10008.1.2.1\0".getBytes(StandardCharsets.US_ASCII));
        element(all, 0x0018, 0x0050, "DS", text("0.005 "));
        element(all, 0x0018, 0x0088, "DS", text("0.005 "));
        element(all, 0x0028, 0x0002, "US", number(1));
        element(all, 0x0028, 0x0004, "CS", text("MONOCHROME2 "));
        element(all, 0x0028, 0x0008, "IS", text(slices + (slices < 10 ? " " : "")));
        element(all, 0x0028, 0x0010, "US", number(height));
        element(all, 0x0028, 0x0011, "US", number(width));
        element(all, 0x0028, 0x0030, "DS", text("0.001\\0.002 "));
        element(all, 0x0028, 0x0100, "US", number(16));
        element(all, 0x0028, 0x0101, "US", number(16));
        element(all, 0x0028, 0x0102, "US", number(15));
        element(all, 0x0028, 0x0103, "US", number(0));
        element(all, 0x7FE0, 0x0010, "OW", samples(1, slices, height, width, ByteOrder.LITTLE_ENDIAN));
        return Files.write(file, all.toByteArray());
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] number(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8)};
    }

    private static void element(ByteArrayOutputStream out, int group, int tag, String kind, byte[] value) {
        boolean isLong = kind.equals("OW");
        ByteBuffer head = ByteBuffer.allocate(isLong ? 12 : 8).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) group).putShort((short) tag).put(text(kind));
        if (isLong) {
            head.putShort((short) 0).putInt(value.length);
        } else {
            head.putShort((short) value.length);
        }
        out.writeBytes(head.array());
        out.writeBytes(value);
    }
}
