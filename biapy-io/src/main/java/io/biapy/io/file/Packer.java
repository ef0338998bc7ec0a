package io.biapy.io.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** What packs whole files. */
public enum Packer {
    GZIP("1f8b", PackedBytes.MOST_RATIO),
    BZIP2("425a68", 1 << 21);

    private static final int BUFFER = 1 << 16;

    private final String magic;
    private final int mostRatio;

    Packer(String magic, int mostRatio) {
        this.magic = magic;
        this.mostRatio = mostRatio;
    }

    /** By the file's first bytes; empty where it is not packed, or cannot be read. */
    public static Optional<Packer> of(Path file) {
        byte[] head = FileBytes.head(file, 3);
        StringBuilder digits = new StringBuilder();
        for (byte each : head) {
            digits.append(String.format("%02x", each));
        }
        return Arrays.stream(values())
                .filter(packer -> digits.toString().startsWith(packer.magic))
                .findFirst();
    }

    /** Unpacked bytes that one packed byte can hold at most. */
    public int mostRatio() {
        return mostRatio;
    }

    InputStream open(InputStream packed) throws IOException {
        return this == GZIP ? new GZIPInputStream(packed, BUFFER) : new BZip2CompressorInputStream(packed, true);
    }
}
