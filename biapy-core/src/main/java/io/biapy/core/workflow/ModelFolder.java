package io.biapy.core.workflow;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.network.Architectures;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Weights;
import io.biapy.core.network.checkpoint.Safetensors;
import io.biapy.core.normalize.Normalization;
import io.biapy.core.patch.TestTimeAugmentation;
import io.biapy.core.run.WriteAside;
import io.biapy.core.train.TrainingLog;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A model on disk: {@code model.json} (all that is not weights, readable), {@code weights.safetensors} (BiaPy's parameter names), {@code training.csv}.
 * All are written aside first: a full disk leaves an older model as it was, and {@code model.json} comes last, so a folder that has it is whole.
 */
public final class ModelFolder {
    private static final String JSON = "model.json";
    private static final String WEIGHTS = "weights.safetensors";
    private static final String LOG = "training.csv";
    private static final String ASIDE = ".model.part";
    private static final int FORMAT = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** What a folder holds. */
    public record Contents(NetworkModel model, TrainingLog log) {}

    private ModelFolder() {}

    /** Whether there is a model in this folder. */
    public static boolean exists(Path folder) {
        return Files.exists(folder.resolve(JSON));
    }

    /** Makes the folder; refuses one with a model unless {@code overwrite}. */
    public static void write(Path folder, NetworkModel model, TrainingLog log, boolean overwrite) {
        if (exists(folder) && !overwrite) {
            throw new FileException(folder, "there is a model already; choose another folder or ask to overwrite it");
        }
        try {
            Path aside = Files.createDirectories(folder.resolve(ASIDE));
            try {
                Safetensors.write(aside.resolve(WEIGHTS), model.weights(), Map.of("format", "pt"));
                WriteAside.text(aside.resolve(LOG), log.toCsv());
                WriteAside.text(aside.resolve(JSON), MAPPER.writeValueAsString(toMap(model)) + "\n");
                Files.deleteIfExists(folder.resolve(JSON)); // from here on the old model is gone
                for (String name : List.of(WEIGHTS, LOG, JSON)) {
                    Files.move(aside.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            } finally {
                remove(aside);
            }
        } catch (IOException e) {
            throw new FileException(folder, "the model could not be saved: " + e.getMessage(), e);
        }
    }

    /** Reads a folder that {@link #write} made. */
    public static Contents read(Path folder) {
        Path json = folder.resolve(JSON);
        if (!Files.exists(folder)) {
            throw new FileException(folder, "there is no such model folder.");
        }
        if (!Files.exists(json)) {
            throw new FileException(
                    folder,
                    "no model here: there is no file " + JSON
                            + ". Expected is a folder that training has finished, or a BiaPy checkpoint (.pth)");
        }
        try {
            Map<String, Object> map =
                    MAPPER.readValue(json.toFile(), new TypeReference<LinkedHashMap<String, Object>>() {});
            if (map == null) {
                throw new FileException(json, "this is no model description: it holds null");
            }
            return new Contents(fromMap(json, map, folder.resolve(WEIGHTS)), log(folder.resolve(LOG)));
        } catch (IOException e) {
            throw new FileException(json, "this is no readable model description: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a model of one workflow.
     *
     * @param make the workflow's model of what was read; an {@link InputException} of it names the folder
     */
    public static <M> M read(Path folder, String workflow, Function<Contents, M> make) {
        Contents contents = read(folder);
        String found = contents.model().workflow();
        if (!found.equals(workflow)) {
            throw new FileException(
                    folder, "this is a model of the workflow \"" + found + "\", not \"" + workflow + "\"");
        }
        try {
            return make.apply(contents);
        } catch (InputException e) {
            throw new FileException(folder, "the model's description does not hold together: " + e.getMessage(), e);
        }
    }

    private static void remove(Path aside) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(aside)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(aside);
    }

    private static TrainingLog log(Path csv) throws IOException {
        try {
            return Files.exists(csv) ? TrainingLog.parse(Files.readString(csv)) : TrainingLog.empty();
        } catch (InputException e) {
            throw new FileException(csv, String.valueOf(e.getMessage()), e);
        }
    }

    private static Map<String, Object> toMap(NetworkModel model) {
        Map<String, Object> network = new LinkedHashMap<>();
        network.put("architecture", model.graph().architecture());
        network.put("settings", model.graph().settings());
        PredictionSettings p = model.prediction();
        Map<String, Object> prediction = new LinkedHashMap<>();
        prediction.put("patch", List.of(p.patch().z(), p.patch().y(), p.patch().x()));
        prediction.put("overlap", p.overlap());
        prediction.put(
                "padding", List.of(p.padding().z(), p.padding().y(), p.padding().x()));
        prediction.put("batch_size", p.batchSize());
        prediction.put("augmentation", p.augmentation().toString());
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("format", FORMAT);
        map.put("workflow", model.workflow());
        map.put("network", network);
        map.put("normalization", model.normalization().toString());
        map.put("prediction", prediction);
        map.put("details", new java.util.TreeMap<>(model.details()));
        map.put("provenance", model.provenance());
        return map;
    }

    private static NetworkModel fromMap(Path json, Map<String, Object> map, Path weights) {
        try {
            Object format = map.get("format");
            if (!Integer.valueOf(FORMAT).equals(format)) {
                throw new FileException(
                        json, "format " + format + " is not known; this version reads format " + FORMAT);
            }
            Map<String, Object> network = section(map, "network");
            Map<String, Object> prediction = section(map, "prediction");
            NetworkGraph graph = Architectures.build(text(network, "architecture"), section(network, "settings"));
            PredictionSettings settings = new PredictionSettings(
                    extent(prediction, "patch"),
                    ((Number) need(prediction, "overlap")).doubleValue(),
                    extent(prediction, "padding"),
                    integer(need(prediction, "batch_size")),
                    augmentation(prediction));
            return NetworkModel.of(
                            text(map, "workflow"),
                            graph,
                            weights(weights, graph),
                            Normalization.parse(text(map, "normalization")),
                            settings)
                    .withDetails(texts(section(map, "details")))
                    .withProvenance(texts(section(map, "provenance")));
        } catch (ClassCastException | IndexOutOfBoundsException e) {
            throw new FileException(json, "an entry has another type than expected: " + e.getMessage(), e);
        } catch (FileException e) {
            throw e;
        } catch (InputException e) {
            throw new FileException(json, String.valueOf(e.getMessage()), e);
        }
    }

    /** Folders of early versions say "flips". */
    private static TestTimeAugmentation augmentation(Map<String, Object> prediction) {
        if (prediction.get("flips") instanceof Boolean flips) {
            return flips ? TestTimeAugmentation.FLIPS : TestTimeAugmentation.NONE;
        }
        return TestTimeAugmentation.parse(text(prediction, "augmentation"));
    }

    private static Weights weights(Path file, NetworkGraph graph) {
        return FileException.naming(file, () -> Safetensors.read(file).weights().matching(graph));
    }

    private static Extent extent(Map<String, Object> map, String key) {
        List<?> zyx = (List<?>) need(map, key);
        return new Extent(integer(zyx.get(0)), integer(zyx.get(1)), integer(zyx.get(2)));
    }

    private static int integer(@Nullable Object value) {
        if (value instanceof Integer number) {
            return number;
        }
        throw new ClassCastException("a whole number was expected, got " + value);
    }

    private static Map<String, Object> section(Map<String, Object> map, String key) {
        Map<String, Object> copy = new LinkedHashMap<>();
        ((Map<?, ?>) need(map, key)).forEach((k, v) -> copy.put(String.valueOf(k), v));
        return copy;
    }

    private static Map<String, String> texts(Map<String, Object> map) {
        Map<String, String> copy = new LinkedHashMap<>();
        map.forEach((k, v) -> copy.put(k, String.valueOf(v)));
        return copy;
    }

    private static String text(Map<String, Object> map, String key) {
        return (String) need(map, key);
    }

    private static Object need(Map<String, Object> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            throw new InputException(
                    "A model description needs the entry \"" + key + "\"; this one has " + map.keySet() + ".");
        }
        return value;
    }
}
