package io.biapy.io.zarr;

import io.biapy.core.error.FileException;
import io.biapy.io.file.FileBytes;
import io.biapy.io.store.FolderStore;
import io.biapy.io.store.HttpStore;
import io.biapy.io.store.KeyStore;
import io.biapy.io.store.Keys;
import io.biapy.io.store.ZipStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a path leads: {@code a.zarr}, {@code a.zarr/0}, {@code a.zarr:/labels/cells}, {@code a.zarr.zip}, {@code http://host/a.zarr}, with a query or
 * without.
 * The store begins at the outermost folder with metadata, so that what stands above an array is seen.
 *
 * @param given as the user wrote it, without a query, which may be a password
 * @param root of the store: a folder, a zip file, or the address of a folder
 * @param key below the root
 */
record ZarrLocation(Path given, String root, String key) {
    private static final Pattern WEB = Pattern.compile("(https?):/+([^?]+)(\\?.*)?");
    private static final Pattern INSIDE = Pattern.compile("(.*?\\.(?:zarr|n5)(?:\\.zip)?)(?::?/+|:$)(.*)");
    private static final String[] METADATA = {ZarrNode.V3, ZarrNode.V2_ARRAY, ZarrNode.V2_GROUP, ZarrNode.N5_ATTRIBUTES
    };
    private static final int MOST_LEVELS = 16;

    static ZarrLocation of(Path given) {
        String text = given.toString();
        Matcher web = WEB.matcher(text);
        if (web.matches()) {
            Path shown = Path.of(web.group(1) + ":/" + web.group(2));
            String query = web.group(3) == null ? "" : web.group(3);
            Matcher inside = INSIDE.matcher(web.group(2));
            return inside.matches()
                    ? new ZarrLocation(
                            shown, web.group(1) + "://" + inside.group(1) + query, key(shown, inside.group(2)))
                    : new ZarrLocation(shown, web.group(1) + "://" + web.group(2) + query, "");
        }
        int colon = text.endsWith(":") ? text.length() - 1 : text.indexOf(":/");
        if (colon > 0) {
            Path root = Path.of(text.substring(0, colon));
            return new ZarrLocation(given, root.toString(), key(given, text.substring(colon + 1)));
        }
        Matcher named = INSIDE.matcher(text);
        if (named.matches() && hasMetadata(Path.of(named.group(1)))) { // folders between may say nothing
            return new ZarrLocation(given, named.group(1), key(given, named.group(2)));
        }
        if (Files.isDirectory(given)) {
            return inFolder(given, given);
        }
        Path root = given;
        for (Path above = given; above != null; above = above.getParent()) {
            root = above;
            if (Files.isRegularFile(above) || hasMetadata(above)) {
                break;
            }
        }
        if (Files.isRegularFile(root)) {
            return new ZarrLocation(given, root.toString(), root.equals(given) ? "" : slashes(root.relativize(given)));
        }
        if (hasMetadata(root)) {
            return inFolder(given, root);
        }
        return named.matches() && !Files.exists(Path.of(named.group(1)))
                ? new ZarrLocation(given, named.group(1), key(given, named.group(2)))
                : new ZarrLocation(given, text, "");
    }

    private static ZarrLocation inFolder(Path given, Path folder) {
        Path root = folder;
        Path above = folder.toAbsolutePath().normalize().getParent();
        for (int level = 0; level < MOST_LEVELS && above != null && hasMetadata(above); level++) {
            root = above;
            above = above.getParent();
        }
        Path from = root.equals(folder) ? folder : root;
        Path to = root.equals(folder) ? given : given.toAbsolutePath().normalize();
        return new ZarrLocation(given, from.toString(), from.equals(to) ? "" : slashes(from.relativize(to)));
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static String key(Path given, String text) {
        String trimmed = text.replaceAll("^/+|/+$", "");
        return Keys.safe(given, trimmed);
    }

    static boolean hasMetadata(Path folder) {
        for (String name : METADATA) {
            if (Files.isRegularFile(folder.resolve(name))) {
                return true;
            }
        }
        return false;
    }

    /** Whether something of Zarr is there, without looking further than a file's name or its first bytes. */
    static boolean isZarr(Path path) {
        String text = path.toString();
        Matcher web = WEB.matcher(text);
        if (web.matches()) {
            return INSIDE.matcher(web.group(2) + "/").matches();
        }
        ZarrLocation location;
        try {
            location = of(path);
        } catch (FileException e) {
            return false;
        }
        Path root = Path.of(location.root());
        if (Files.isDirectory(root)) {
            return hasMetadata(location.key().isEmpty() ? root : root.resolve(location.key()));
        }
        byte[] head = FileBytes.head(root, 4);
        return root.toString().toLowerCase(Locale.ROOT).endsWith(".zip")
                && head.length == 4
                && head[0] == 'P'
                && head[1] == 'K';
    }

    /** Whether {@link #isZarr what is there} is N5. */
    static boolean isN5(Path path) {
        String text = path.toString();
        Matcher web = WEB.matcher(text);
        if (web.matches()) {
            Matcher inside = INSIDE.matcher(web.group(2) + "/");
            return inside.matches() && inside.group(1).endsWith(".n5");
        }
        ZarrLocation location = of(path);
        Path root = Path.of(location.root());
        Path inside = location.key().isEmpty() ? root : root.resolve(location.key());
        for (Path folder : List.of(inside, root)) {
            if (hasMetadata(folder)) {
                return !hasZarr(folder);
            }
        }
        return false;
    }

    private static boolean hasZarr(Path folder) {
        return List.of(ZarrNode.V3, ZarrNode.V2_ARRAY, ZarrNode.V2_GROUP).stream()
                .anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
    }

    boolean isOnServer() {
        return WEB.matcher(root).matches();
    }

    /** Opens the store; to be closed. */
    KeyStore open() {
        if (isOnServer()) {
            return new HttpStore(root);
        }
        Path path = Path.of(root);
        if (Files.isDirectory(path)) {
            return new FolderStore(path);
        }
        if (!Files.exists(path)) {
            throw new FileException(given, "there is no such file or folder.");
        }
        return ZipStore.open(path);
    }

    /** The folder in which the key lies, where files can be written; null where the store is no folder. */
    @Nullable
    Path folder() {
        if (isOnServer() || Files.isRegularFile(Path.of(root))) {
            return null;
        }
        return key.isEmpty() ? Path.of(root) : Path.of(root).resolve(key);
    }
}
