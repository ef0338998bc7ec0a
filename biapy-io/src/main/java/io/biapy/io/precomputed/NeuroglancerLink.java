package io.biapy.io.precomputed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.io.axes.LengthUnits;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A link that opens volumes in Neuroglancer, which a browser then fetches from a web server that must allow it (CORS). Immutable.
 *
 * <pre>{@code
 * NeuroglancerLink.at("https://neuroglancer-demo.appspot.com")
 *         .image("raw", "http://localhost:8000/raw.precomputed")
 *         .labels("cells", "http://localhost:8000/cells.precomputed")
 *         .voxelSize(Calibration.of(40, 4, 4, "nm"))
 *         .toString();
 * }</pre>
 */
public final class NeuroglancerLink {
    private final String viewer;
    private final ObjectNode state;

    private NeuroglancerLink(String viewer, ObjectNode state) {
        this.viewer = viewer;
        this.state = state;
    }

    /** A link to that viewer, without layers. */
    public static NeuroglancerLink at(String viewer) {
        return new NeuroglancerLink(viewer.replaceAll("/+$", ""), new ObjectMapper().createObjectNode());
    }

    /** Adds an image; the address is that of the folder, {@code http://} or {@code https://}. */
    public NeuroglancerLink image(String name, String address) {
        return layer(name, address, "image");
    }

    /** Adds labels. */
    public NeuroglancerLink labels(String name, String address) {
        return layer(name, address, "segmentation");
    }

    private NeuroglancerLink layer(String name, String address, String type) {
        if (!address.matches("(https?|gs|s3)://\\S+")) {
            throw new InputException("Neuroglancer fetches volumes from a server, http://... or https://...; got "
                    + address + (address.contains(" ") ? " (a space is written %20)." : "."));
        }
        ObjectNode next = state.deepCopy();
        ArrayNode layers = next.withArray("layers");
        layers.addObject()
                .put("type", type)
                .put("source", "precomputed://" + address)
                .put("name", name);
        return new NeuroglancerLink(viewer, next);
    }

    /** In which the viewer counts: that of the first volume, for example. */
    public NeuroglancerLink voxelSize(Calibration size) {
        ObjectNode next = state.deepCopy();
        ObjectNode dimensions = next.putObject("dimensions");
        String[] names = {"x", "y", "z"};
        for (int axis = 0; axis < 3; axis++) {
            double metres = LengthUnits.convert(size.along(2 - axis), size.unit(), "m");
            dimensions.putArray(names[axis]).add(metres).add("m");
        }
        return new NeuroglancerLink(viewer, next);
    }

    /** The state as JSON, as Neuroglancer shows and takes it. */
    public String json() {
        return state.toPrettyString();
    }

    /** The link. */
    @Override
    public String toString() {
        return viewer + "/#!"
                + URLEncoder.encode(state.toString(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
