package io.biapy.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the journals below a folder say was finished, one word a tile and pass, in the order in which it was recorded. */
final class WorkRecords {
    private WorkRecords() {}

    /** Finished tiles of all passes; those of a tile that was done twice are there twice. Sums over all tiles and times are left out. */
    static List<String> below(Path folder) throws IOException {
        List<String> finished = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return finished;
        }
        List<Path> journals;
        try (Stream<Path> all = Files.walk(folder)) {
            journals = all.filter(f -> f.getFileName().toString().equals("journal"))
                    .toList();
        }
        for (Path journal : journals) {
            read(journal, finished);
        }
        return finished;
    }

    /** Records are: 4 bytes, length, checksum, then length and bytes of the pass' name, tile, and what it left. */
    private static void read(Path journal, List<String> into) throws IOException {
        ByteBuffer b = ByteBuffer.wrap(Files.readAllBytes(journal)).order(ByteOrder.LITTLE_ENDIAN);
        while (b.remaining() >= 16) {
            int next = b.position() + 12 + b.getInt(b.position() + 4);
            if (next > b.limit()) {
                return; // cut off by the end of the process
            }
            byte[] name = new byte[b.position(b.position() + 12).getInt()];
            b.get(name);
            int tile = b.getInt();
            String pass = new String(name, StandardCharsets.UTF_8);
            if (tile >= 0 && !pass.equals("fingerprint")) {
                into.add(journal.getParent().getFileName() + ": " + pass + " " + tile);
            }
            b.position(next);
        }
    }
}
