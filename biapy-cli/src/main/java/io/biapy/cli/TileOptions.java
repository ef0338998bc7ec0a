package io.biapy.cli;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether, and how, images are worked on tile by tile. */
final class TileOptions {
    private static final Pattern BYTES = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([kmgt]?)i?b?");

    @Option(
            names = "--tile",
            paramLabel = "SIZE",
            description = "Work tile by tile, in little memory and resumable, to the same result: auto, N or Z,Y,X"
                    + " voxels (auto is fastest).")
    private @Nullable String tile;

    @Option(
            names = "--max-memory",
            paramLabel = "BYTES",
            description = "Work tile by tile with tiles that take at most this much over all threads, for example 2GB.")
    private @Nullable String maxMemory;

    @Option(names = "--plan", description = "Tile by tile: print what it will take, and stop.")
    private boolean plan;

    boolean areGiven() {
        return tile != null || maxMemory != null || plan;
    }

    boolean planOnly() {
        return plan;
    }

    Optional<Extent> tile() {
        String text = tile;
        if (text == null || text.equals("auto")) {
            return Optional.empty();
        }
        String[] parts = text.split(",", -1);
        if ((parts.length != 1 && parts.length != 3) || !text.matches("[1-9]\\d{0,8}(,[1-9]\\d{0,8})*")) {
            throw new InputException(
                    "--tile is auto, one number or three (z,y,x) of voxels, for example 64 or 32,128,128; got \"" + text
                            + "\".");
        }
        int[] size = new int[3];
        for (int a = 0; a < 3; a++) {
            size[a] = Integer.parseInt(parts[parts.length == 1 ? 0 : a]);
        }
        return Optional.of(Extent.zyx(size[0], size[1], size[2]));
    }

    OptionalLong maxMemory() {
        if (maxMemory == null) {
            return OptionalLong.empty();
        }
        Matcher m = BYTES.matcher(maxMemory.strip().toLowerCase(Locale.ROOT));
        if (!m.matches()) {
            throw new InputException(
                    "--max-memory is a number of bytes such as 500MB or 2GB, got \"" + maxMemory + "\".");
        }
        double unit = Math.pow(1000, m.group(2).isEmpty() ? 0 : "kmgt".indexOf(m.group(2)) + 1);
        return OptionalLong.of((long) (Double.parseDouble(m.group(1)) * unit));
    }
}
