package io.biapy.core.network.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the zip of torch.save, stored as PyTorch does, or damaged on purpose. */
final class TorchFile {
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private boolean compressed;

    TorchFile(byte[] pickle) {
        entries.put("run/data.pkl", pickle);
    }

    TorchFile entry(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    TorchFile text(String name, String text) {
        return entry(name, text.getBytes(StandardCharsets.US_ASCII));
    }

    TorchFile floats(String key, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return entry("run/data/" + key, bytes.array());
    }

    TorchFile compressed() {
        compressed = true;
        return this;
    }

    Path write(Path file) {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(header(entry.getKey(), entry.getValue()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ZipEntry header(String name, byte[] bytes) {
        ZipEntry header = new ZipEntry(name);
        if (!compressed) {
            CRC32 sum = new CRC32();
            sum.update(bytes);
            header.setMethod(ZipEntry.STORED);
            header.setSize(bytes.length);
            header.setCrc(sum.getValue());
        }
        return header;
    }
}
