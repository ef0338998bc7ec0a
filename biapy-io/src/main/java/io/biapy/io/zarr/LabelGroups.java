package io.biapy.io.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.biapy.io.store.FolderStore;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The groups above an image that is written into a store: they are made where they are missing, and a group called "labels" lists its
 * images, as OME-NGFF asks.
 */
final class LabelGroups {
    private static final String LABELS = "labels";

    private LabelGroups() {}

    /** Of the image at {@code folder}, below {@code root}. */
    static synchronized void register(Path root, Path folder, int version) {
        Path top = root.toAbsolutePath().normalize();
        Path image = folder.toAbsolutePath().normalize();
        if (version == ZarrNode.N5) {
            if (!image.equals(top) && ZarrNode.read(new FolderStore(top), "").isEmpty()) {
                new MetadataWriter(version).group(top, N5Attributes.container());
            }
            return; // other groups of N5 are folders
        }
        MetadataWriter writer = new MetadataWriter(version);
        for (Path group = image.getParent();
                group != null && group.startsWith(top) && !image.equals(top);
                group = group.getParent()) {
            Optional<ZarrNode> node = ZarrNode.read(new FolderStore(group), "");
            JsonNode attributes = node.map(n -> n.attributes().node()).orElseGet(Json::object);
            boolean lists = String.valueOf(group.getFileName()).equals(LABELS) && group.equals(image.getParent());
            if (lists) {
                writer.group(group, withName(attributes.deepCopy(), String.valueOf(image.getFileName()), version));
            } else if (node.isEmpty()) {
                writer.group(group, attributes);
            }
        }
    }

    private static JsonNode withName(ObjectNode attributes, String name, int version) {
        ObjectNode ome = version == 3 ? attributes.withObject("/ome").put("version", "0.5") : attributes;
        ArrayNode names = ome.path(LABELS).isArray() ? (ArrayNode) ome.path(LABELS) : ome.putArray(LABELS);
        for (JsonNode each : names) {
            if (each.asText("").equals(name)) {
                return attributes;
            }
        }
        names.add(name);
        return attributes;
    }
}
