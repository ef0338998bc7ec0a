package io.biapy.instance;

import io.biapy.core.engine.Engine;
import io.biapy.core.engine.Engines;
import io.biapy.core.error.InputException;
import io.biapy.core.image.ImageSource;
import io.biapy.core.patch.TestTimeAugmentation;
import io.biapy.core.target.Activation;
import io.biapy.core.target.OutputChannel;
import io.biapy.core.target.PlaneRole;
import io.biapy.core.train.TrainingLog;
import io.biapy.core.workflow.ModelFolder;
import io.biapy.core.workflow.NetworkModel;
import io.biapy.core.workflow.PredictionSettings;
import io.biapy.instance.channel.TargetChannel;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.instance.spec.Decoding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A trained instance-segmentation model: network, normalisation, patches and decoding, as plain data. Needs no closing. Immutable, safe for several
 * threads. Save it in a folder, load it anywhere.
 */
public final class InstanceModel {
    static final String WORKFLOW = "instance";

    private final NetworkModel network;
    private final Decoding decoding;
    private final TrainingLog log;

    InstanceModel(NetworkModel network, Decoding decoding, TrainingLog log) {
        this.network = network.withDetails(decoding.toMap());
        this.decoding = decoding;
        this.log = log;
        if (network.graph().outputChannels() != decoding.channels().width()) {
            throw new InputException("The network has " + network.graph().outputChannels()
                    + " outputs, but the channels " + decoding.channels() + " need "
                    + decoding.channels().width() + ".");
        }
    }

    /** Makes a model from its parts, for example from weights of another program. */
    public static InstanceModel of(NetworkModel network, Decoding decoding) {
        return new InstanceModel(network, decoding, TrainingLog.empty());
    }

    /** Loads what {@link #save} wrote, or a BiaPy checkpoint ({@code .pth}) with all that it knows of itself. */
    public static InstanceModel load(Path path) {
        if (BiapyModel.isCheckpoint(path)) {
            return BiapyModel.read(path);
        }
        return ModelFolder.read(
                path,
                WORKFLOW,
                contents -> new InstanceModel(
                        contents.model(),
                        Decoding.of(contents.model().details())
                                .in(contents.model().graph().dimensions()),
                        contents.log()));
    }

    public static InstanceModel load(String path) {
        return load(Path.of(path));
    }

    /** Writes model.json, weights.safetensors and training.csv into this folder, which is made; a model that is there is refused. */
    public void save(Path folder) {
        ModelFolder.write(folder, network, log, false);
    }

    /** As {@link #save}; a model that is there is replaced. */
    public void overwrite(Path folder) {
        ModelFolder.write(folder, network, log, true);
    }

    /** Segments one image on the best engine with all processors; for many images {@link #open} once. */
    public Segmentation segment(ImageSource image) {
        try (Segmenter segmenter = open()) {
            return segmenter.segment(image);
        }
    }

    /** Opens the model on the best engine with all processors. */
    public Segmenter open() {
        return open(Engines.best(), Runtime.getRuntime().availableProcessors());
    }

    /** Opens the model on this engine with so many threads. */
    public Segmenter open(Engine engine, int threads) {
        return new Segmenter(this, engine, threads);
    }

    public NetworkModel network() {
        return network;
    }

    public TargetChannels channels() {
        return decoding.channels();
    }

    public Decoding decoding() {
        return decoding;
    }

    /** Empty for a model that was not trained here. */
    public TrainingLog log() {
        return log;
    }

    /** How it was made. */
    public Map<String, String> provenance() {
        return network.provenance();
    }

    public InstanceModel withDecoding(Decoding other) {
        return new InstanceModel(network, other, log);
    }

    public InstanceModel withPrediction(PredictionSettings settings) {
        return new InstanceModel(network.withPrediction(settings), decoding, log);
    }

    /** The same model that looks at each patch in these orientations. */
    public InstanceModel withAugmentation(TestTimeAugmentation augmentation) {
        return withPrediction(network.prediction().withAugmentation(augmentation));
    }

    List<Activation> activations() {
        List<Activation> planes = new ArrayList<>();
        for (OutputChannel channel : decoding.channels()) {
            for (int i = 0; i < channel.width(); i++) {
                planes.add(channel.activation());
            }
        }
        return planes;
    }

    /** What becomes of each plane when the image is mirrored or turned. */
    List<PlaneRole> roles() {
        List<PlaneRole> planes = new ArrayList<>();
        for (TargetChannel channel : decoding.channels()) {
            planes.addAll(channel.roles(network.graph().dimensions()));
        }
        return planes;
    }

    @Override
    public String toString() {
        return "Instance model: " + network.graph() + ", patches of "
                + network.prediction().patch() + ", " + network.normalization() + ", " + decoding
                + (log.epochs().isEmpty() ? "" : ", " + log);
    }
}
