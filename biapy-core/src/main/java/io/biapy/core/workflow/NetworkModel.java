package io.biapy.core.workflow;

import io.biapy.core.error.InputException;
import io.biapy.core.image.ImageSource;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Weights;
import io.biapy.core.normalize.Normalization;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A trained network with all that it takes to use it, as plain data: no native memory, no closing. Immutable, safe for several threads.
 */
public final class NetworkModel {
    private final String workflow;
    private final NetworkGraph graph;
    private final Weights weights;
    private final Normalization normalization;
    private final PredictionSettings prediction;
    private final Map<String, String> details;
    private final Map<String, String> provenance;

    private NetworkModel(
            String workflow,
            NetworkGraph graph,
            Weights weights,
            Normalization normalization,
            PredictionSettings prediction,
            Map<String, String> details,
            Map<String, String> provenance) {
        this.workflow = workflow;
        this.graph = graph;
        this.weights = weights.matching(graph);
        this.normalization = normalization;
        this.prediction = prediction;
        this.details = Map.copyOf(details);
        this.provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    }

    /**
     * @param workflow who can use it, for example "instance"
     * @param weights refused where they do not fit {@code graph}
     */
    public static NetworkModel of(
            String workflow,
            NetworkGraph graph,
            Weights weights,
            Normalization normalization,
            PredictionSettings prediction) {
        return new NetworkModel(workflow, graph, weights, normalization, prediction, Map.of(), Map.of());
    }

    /** What the workflow adds, as text: channels, decoding. */
    public NetworkModel withDetails(Map<String, String> values) {
        return new NetworkModel(workflow, graph, weights, normalization, prediction, values, provenance);
    }

    /** How it was made: data, seed, epochs, engine, version, date. */
    public NetworkModel withProvenance(Map<String, String> values) {
        return new NetworkModel(workflow, graph, weights, normalization, prediction, details, values);
    }

    public NetworkModel withPrediction(PredictionSettings settings) {
        return new NetworkModel(workflow, graph, weights, normalization, settings, details, provenance);
    }

    public String workflow() {
        return workflow;
    }

    public NetworkGraph graph() {
        return graph;
    }

    public Weights weights() {
        return weights;
    }

    public Normalization normalization() {
        return normalization;
    }

    public PredictionSettings prediction() {
        return prediction;
    }

    public Map<String, String> details() {
        return details;
    }

    /** In the order in which it was given. */
    public Map<String, String> provenance() {
        return provenance;
    }

    /** Refuses an image of other dimensions or another number of channels than the network was trained on. */
    public void requireFit(ImageSource image) {
        if (graph.dimensions() == 3 && image.size().is2D()) {
            throw new InputException("Image " + image.name() + " is 2D (" + image.size()
                    + "), but the model was trained on volumes. Give it a 3D image, or train in 2D.");
        }
        if (graph.dimensions() == 2 && !image.size().is2D()) {
            throw new InputException("Image " + image.name() + " is 3D (" + image.size()
                    + "), but the model was trained on single planes. Give it 2D images, or train with 3 dimensions.");
        }
        if (image.channels() != graph.inputChannels()) {
            throw new InputException("Image " + image.name() + " has " + image.channels()
                    + (image.channels() == 1 ? " channel" : " channels") + ", but the model takes "
                    + graph.inputChannels() + ". Choose the channels that it was trained on.");
        }
    }

    @Override
    public String toString() {
        return workflow + " model: " + graph + ", patches of " + prediction.patch() + ", " + normalization;
    }
}
