package io.biapy.core.network.checkpoint;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.network.Architectures;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Tensor;
import io.biapy.core.network.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint that BiaPy wrote with PyTorch ({@code biapy.utils.misc.save_model}, file type {@code .pth}): weights, how the network
 * was built, and the configuration it was trained with. Only tensors, dictionaries and plain values are read; a file that names any
 * other Python class or function is refused, nothing in it is ever executed. Immutable by convention.
 */
public final class BiapyCheckpoint {
    private final Path file;
    private final Weights weights;
    private final Map<String, Object> configuration;
    private final Map<String, Object> buildArguments;
    private final String epoch;
    private final String version;

    private BiapyCheckpoint(Path file, Map<?, ?> content, Weights weights) throws IOException {
        this.file = file;
        this.weights = weights;
        this.configuration = PlainValues.map(content.get("cfg"));
        this.buildArguments = PlainValues.map(content.get("model_build_kwargs"));
        this.epoch = text(content.get("epoch"));
        this.version = text(content.get("biapy_version"));
    }

    /** Reads a checkpoint; a {@link FileException} for a file that is missing, damaged, none of BiaPy's or suspicious. */
    public static BiapyCheckpoint read(Path file) {
        try (ZipFile zip = TorchArchive.open(file)) {
            TorchArchive archive = new TorchArchive(file, zip);
            Object root = PickleReader.read(archive.pickle());
            if (!(root instanceof Map<?, ?> content && content.get("model") instanceof Map<?, ?> model)) {
                throw new FileException(file, "is no checkpoint of BiaPy: it has no dictionary \"model\".");
            }
            return new BiapyCheckpoint(file, content, weights(file, model, archive));
        } catch (IOException e) {
            throw new FileException(file, "cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static Weights weights(Path file, Map<?, ?> model, TorchArchive archive) throws IOException {
        Map<String, StoredTensor> stored = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : model.entrySet()) {
            if (!(entry.getKey() instanceof String key && entry.getValue() instanceof StoredTensor tensor)) {
                throw new FileException(file, "its \"model\" holds something else than named tensors.");
            }
            archive.reserve(tensor);
            stored.put(key, tensor);
        }
        List<Tensor> tensors = new ArrayList<>();
        for (Map.Entry<String, StoredTensor> entry : stored.entrySet()) {
            StoredTensor tensor = entry.getValue();
            tensors.add(new Tensor(entry.getKey(), tensor.shape(), archive.read(tensor)));
        }
        return Weights.of(tensors);
    }

    /** All parameters and running statistics under BiaPy's keys, as floats. */
    public Weights weights() {
        return weights;
    }

    /**
     * The network that the weights belong to; an {@link InputException} where its architecture cannot be built here, or where the
     * weights do not fit it.
     */
    public NetworkGraph graph() {
        NetworkGraph graph = Architectures.build(architecture(), networkSettings());
        weights.matching(graph);
        return graph;
    }

    /** BiaPy's name of the architecture, for example "unet". */
    public String architecture() {
        return setting("MODEL.ARCHITECTURE")
                .map(Object::toString)
                .orElseThrow(() -> new FileException(file, "its configuration does not say MODEL.ARCHITECTURE."));
    }

    /** BiaPy's {@code model_build_kwargs} as plain values (texts, numbers, booleans, lists, maps); empty where there are none. */
    public Map<String, Object> buildArguments() {
        return buildArguments;
    }

    /** BiaPy's whole configuration as nested plain values; empty where there is none. */
    public Map<String, Object> configuration() {
        return configuration;
    }

    /** How images were normalised in training ({@code DATA.NORMALIZATION}); empty where the configuration does not say. */
    public Map<String, Object> normalization() {
        return configuration.get("DATA") instanceof Map<?, ?> data
                        && data.get("NORMALIZATION") instanceof Map<?, ?> values
                ? Configured.named(values)
                : Map.of();
    }

    /**
     * One value of the configuration.
     *
     * @param path names joined by dots, for example "DATA.NORMALIZATION.TYPE"
     */
    public Optional<Object> setting(String path) {
        return Configured.at(configuration, path);
    }

    /** The epoch after which it was saved, or "best". */
    public String epoch() {
        return epoch;
    }

    /** The version of BiaPy that wrote it. */
    public String version() {
        return version;
    }

    private Map<String, Object> networkSettings() {
        return buildArguments.isEmpty() ? Configured.network(configuration, weights) : buildArguments;
    }

    private static String text(@Nullable Object value) {
        return value instanceof String || value instanceof Number ? value.toString() : "unknown";
    }

    @Override
    public String toString() {
        return "BiaPy " + version + " checkpoint " + file.getFileName() + " (epoch " + epoch + "): "
                + setting("MODEL.ARCHITECTURE").orElse("unknown network") + ", " + weights;
    }
}
