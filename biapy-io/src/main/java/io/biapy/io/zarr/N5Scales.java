package io.biapy.io.zarr;

import io.biapy.io.store.KeyStore;
import io.biapy.io.store.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resolutions of an image in N5: data sets s0, s1, ... of a group, or of the group "data" in one of Paintera's. */
final class N5Scales {
    private static final int MOST = 64;

    private N5Scales() {}

    /** Whether attributes are those of an image's group, where nothing else says that this is N5. */
    static boolean isGroup(Json attributes) {
        return attributes.has("multiScale") || attributes.has("painteraData");
    }

    /** Keys of the resolutions, the largest first; none where the group is no image, or not of N5. */
    static List<ZarrNode> of(ZarrNode group) {
        if (group.version() != ZarrNode.N5 || group.isArray()) {
            return List.of();
        }
        String key = group.attributes().has("painteraData") ? Keys.join(group.key(), "data") : group.key();
        List<ZarrNode> found = new ArrayList<>();
        while (found.size() < MOST) {
            Optional<ZarrNode> next = array(group.store(), Keys.join(key, "s" + found.size()));
            if (next.isEmpty()) {
                break;
            }
            found.add(next.get());
        }
        return found;
    }

    /** The group of an image of which no attributes are written. */
    static Optional<ZarrNode> bare(KeyStore store, String key) {
        return array(store, Keys.join(key, "s0")).map(array -> ZarrNode.bareGroup(store, key));
    }

    private static Optional<ZarrNode> array(KeyStore store, String key) {
        return ZarrNode.read(store, key).filter(node -> node.isArray() && node.version() == ZarrNode.N5);
    }
}
