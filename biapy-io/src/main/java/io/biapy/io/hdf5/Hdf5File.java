package io.biapy.io.hdf5;

import io.biapy.core.error.FileException;
import io.biapy.io.file.FileBytes;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.links.ExternalLink;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HDF5 file as a tree of groups, data sets and attributes; only metadata are read until values are asked for. Links inside of the file are
 * followed, links into other files are not. Files below 2 GB are mapped and hold nothing open. Safe for several threads.
 *
 * <pre>{@code
 * try (Hdf5File file = Hdf5File.open(Path.of("sample_A.hdf"))) {
 *     long[] ids = file.dataset("/annotations/ids").longs();
 *     double[] resolution = file.attributes("/volumes/raw").numbers("resolution").orElseThrow();
 * }
 * }</pre>
 */
public final class Hdf5File implements AutoCloseable {
    private static final int MOST_DEPTH = 32;
    private static final int MOST_PATHS = 100_000;

    private final Path path;
    private final HdfFile hdf;

    private Hdf5File(Path path, HdfFile hdf) {
        this.path = path;
        this.hdf = hdf;
    }

    /** Opens a file; a {@link FileException} where it is missing or no HDF5. */
    public static Hdf5File open(Path path) {
        try (FileBytes bytes = FileBytes.open(path)) {
            if (!isHdf5(path)) {
                throw new FileException(path, "is not an HDF5 file: its signature is missing.");
            }
            long size = bytes.size();
            return new Hdf5File(path, Reading.of(path, () -> hdf(path, size)));
        }
    }

    /** The library maps a large file part by part, and each part of the other kind allocates what a header claims. */
    private static HdfFile hdf(Path path, long size) {
        if (size > Integer.MAX_VALUE) {
            return new HdfFile(path);
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return HdfFile.fromByteBuffer(channel.map(FileChannel.MapMode.READ_ONLY, 0, size));
        } catch (IOException e) {
            throw new FileException(path, "cannot be read (" + e + ").", e);
        }
    }

    /** Whether the signature of HDF5 stands at the start of the file, or behind a user block. */
    static boolean isHdf5(Path path) {
        try (FileBytes bytes = FileBytes.open(path)) {
            for (long at = 0; at <= bytes.size() - 8; at = at == 0 ? 512 : 2 * at) {
                byte[] head = bytes.read(at, 8);
                if (head[0] == (byte) 0x89
                        && head[1] == 'H'
                        && head[2] == 'D'
                        && head[3] == 'F'
                        && head[4] == '\r'
                        && head[5] == '\n'
                        && head[6] == 0x1A
                        && head[7] == '\n') {
                    return true;
                }
            }
            return false;
        } catch (FileException e) {
            return false;
        }
    }

    /** The file. */
    public Path path() {
        return path;
    }

    /** Paths of all data sets, "/volumes/raw", in the order of the file; links are not listed. */
    public List<String> datasets() {
        List<String> found = new ArrayList<>();
        Reading.of(path, () -> {
            list(hdf, "", 0, found);
            return found;
        });
        return found;
    }

    private void list(Group group, String above, int depth, List<String> found) {
        if (depth > MOST_DEPTH || found.size() > MOST_PATHS) {
            throw new FileException(path, "has groups inside of each other without end, or too many data sets.");
        }
        group.getChildren().forEach((name, node) -> {
            if (node instanceof Dataset) {
                found.add(above + "/" + name);
            } else if (node instanceof Group inner) {
                list(inner, above + "/" + name, depth + 1, found);
            }
        });
    }

    /** Whether there is a group or data set of that path. */
    public boolean contains(String inside) {
        return find(inside).isPresent();
    }

    /** The data set of that path; a {@link FileException} lists those that there are where it is none. */
    public Hdf5Dataset dataset(String inside) {
        Optional<Node> node = find(inside);
        if (node.isPresent() && node.get() instanceof Dataset dataset) {
            return new Hdf5Dataset(path, clean(inside), hdf.getUserBlockSize(), dataset);
        }
        throw new FileException(
                path,
                (node.isPresent() ? "has a group " : "has no data set ")
                        + clean(inside)
                        + (node.isPresent() ? ", where a data set was expected; " : "; ")
                        + listed());
    }

    /** The attributes of a group or data set; "/" is the file itself. */
    public Hdf5Attributes attributes(String inside) {
        Node node =
                find(inside).orElseThrow(() -> new FileException(path, "has no " + clean(inside) + "; " + listed()));
        return new Hdf5Attributes(path, node);
    }

    /** For messages: which data sets there are, some of them. */
    String listed() {
        List<String> all = datasets();
        int shown = Math.min(all.size(), 30);
        return all.isEmpty()
                ? "it holds no data set."
                : "its data sets: " + String.join(", ", all.subList(0, shown)) + (shown < all.size() ? ", ..." : ".");
    }

    private static String clean(String inside) {
        return "/" + inside.replaceAll("^/+|/+$", "");
    }

    private Optional<Node> find(String inside) {
        return Reading.of(path, () -> {
            Node node = hdf;
            for (String name : clean(inside).substring(1).split("/+")) {
                if (name.isEmpty()) {
                    continue;
                }
                node = node instanceof Group group ? target(group.getChild(name)) : null;
                if (node == null) {
                    return Optional.empty();
                }
            }
            return Optional.of(node);
        });
    }

    private @Nullable Node target(@Nullable Node node) {
        if (node instanceof ExternalLink link) {
            throw new FileException(
                    path, "has a link into another file (" + link + "), which is not followed; open that file itself.");
        }
        return node instanceof Link link ? link.getTarget() : node;
    }

    @Override
    public void close() {
        Reading.of(path, () -> {
            hdf.close();
            return path;
        });
    }

    @Override
    public String toString() {
        return path + ": HDF5, " + listed();
    }
}
