package io.biapy.io.store;

import io.biapy.core.error.FileException;
import java.nio.file.Path;

/** Keys that come from files and so may be anything. */
public final class Keys {
    private Keys() {}

    /** A key below {@code group}; {@code ""} is the store itself. */
    public static String join(String group, String name) {
        return group.isEmpty() ? name : name.isEmpty() ? group : group + "/" + name;
    }

    /** The key above, or {@code ""}. */
    public static String parent(String key) {
        return key.contains("/") ? key.substring(0, key.lastIndexOf('/')) : "";
    }

    /** Refuses what could lead out of the store, or means nothing in it. */
    public static String safe(Path where, String key) {
        for (String part : key.split("/", -1)) {
            boolean odd = part.isEmpty() || part.equals(".") || part.equals("..");
            if ((odd && !key.isEmpty())
                    || part.indexOf('\\') >= 0
                    || part.chars().anyMatch(c -> c < ' ')) {
                throw new FileException(
                        where, "names \"" + key + "\", which is no place inside of it; is it damaged, or made up?");
            }
        }
        return key;
    }
}
