package io.biapy.io.zarr;

import io.biapy.io.store.KeyStore;
import io.biapy.io.store.Keys;
import java.util.Optional;

/**
 * An array or a group of arrays, as its metadata say.
 *
 * @param version 2 or 3, or 0 for N5
 * @param metadata the array's or group's own file
 * @param attributes what users and programs added
 */
record ZarrNode(KeyStore store, String key, boolean isArray, int version, Json metadata, Json attributes) {
    static final int N5 = 0;
    static final String V3 = "zarr.json";
    static final String V2_ARRAY = ".zarray";
    static final String V2_GROUP = ".zgroup";
    static final String V2_ATTRIBUTES = ".zattrs";
    static final String N5_ATTRIBUTES = "attributes.json";

    private static final long MOST_BYTES = 64 << 20;

    /** The node under {@code key}, or nothing where no metadata are. */
    static Optional<ZarrNode> read(KeyStore store, String key) {
        Optional<Json> v3 = json(store, key, V3);
        if (v3.isPresent()) {
            Json node = v3.get();
            if (node.number("zarr_format", 3) != 3) {
                throw node.wrong("zarr_format", node.node().path("zarr_format"), "3");
            }
            boolean array = node.text("node_type", "array").equals("array");
            return Optional.of(new ZarrNode(store, key, array, 3, node, node.at("attributes")));
        }
        for (String name : new String[] {V2_ARRAY, V2_GROUP}) {
            Optional<Json> v2 = json(store, key, name);
            if (v2.isPresent()) {
                Json attributes = json(store, key, V2_ATTRIBUTES).orElseGet(() -> Json.empty(store.place(key)));
                return Optional.of(new ZarrNode(store, key, name.equals(V2_ARRAY), 2, v2.get(), attributes));
            }
        }
        return json(store, key, N5_ATTRIBUTES)
                .filter(n5 -> n5.has("dimensions") || n5.has("n5") || N5Scales.isGroup(n5) || isInN5(store, key))
                .map(n5 -> new ZarrNode(store, key, n5.has("dimensions"), N5, n5, n5));
    }

    /** Groups of N5 may say nothing of what they are; their container does. */
    private static boolean isInN5(KeyStore store, String key) {
        return !key.isEmpty()
                && json(store, "", N5_ATTRIBUTES).filter(n5 -> n5.has("n5")).isPresent();
    }

    /** A group of N5 of which nothing is written down, since folders alone are enough. */
    static ZarrNode bareGroup(KeyStore store, String key) {
        Json nothing = Json.empty(store.place(key));
        return new ZarrNode(store, key, false, N5, nothing, nothing);
    }

    private static Optional<Json> json(KeyStore store, String key, String name) {
        String file = Keys.join(key, name);
        return store.read(file, MOST_BYTES).map(bytes -> Json.parse(store.place(file), bytes));
    }

    /** What the array is; only of an array. */
    ArrayMetadata array() {
        return switch (version) {
            case N5 -> MetadataN5.parse(metadata);
            case 2 -> MetadataV2.parse(metadata, attributes.node());
            default -> MetadataV3.parse(metadata);
        };
    }

    /** The attributes of OME-NGFF: at the top in version 0.4, below "ome" since 0.5. */
    Json ome() {
        return attributes.has("ome") ? attributes.at("ome") : attributes;
    }
}
