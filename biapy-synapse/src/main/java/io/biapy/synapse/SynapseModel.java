package io.biapy.synapse;

import io.biapy.core.engine.Engine;
import io.biapy.core.engine.Engines;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageSource;
import io.biapy.core.target.Activation;
import io.biapy.core.train.TrainingLog;
import io.biapy.core.workflow.ModelFolder;
import io.biapy.core.workflow.NetworkModel;
import io.biapy.core.workflow.PatchPredictor;
import io.biapy.synapse.decode.SynapseDecoding;
import io.biapy.synapse.result.SynapseResult;
import io.biapy.synapse.target.Representation;
import io.biapy.synapse.target.SynapseChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trained synapse model: network, normalisation, patches and decoding, as plain data. Needs no closing. Immutable, safe for several threads. Save it in a
 * folder, load it anywhere.
 */
public final class SynapseModel {
    static final String WORKFLOW = "synapse";
    private static final String VOXEL = "voxel_size";

    private final NetworkModel network;
    private final SynapseDecoding decoding;
    private final Calibration voxel;
    private final TrainingLog log;

    SynapseModel(NetworkModel network, SynapseDecoding decoding, Calibration voxel, TrainingLog log) {
        Map<String, String> details = new LinkedHashMap<>(decoding.toMap());
        details.put(VOXEL, voxel.z() + "," + voxel.y() + "," + voxel.x() + "," + voxel.unit());
        this.network = network.withDetails(details);
        this.decoding = decoding;
        this.voxel = voxel;
        this.log = log;
        if (network.graph().outputChannels() != decoding.representation().planes()) {
            throw new InputException("The network has " + network.graph().outputChannels() + " outputs, but "
                    + decoding.representation() + " needs "
                    + decoding.representation().planes() + ".");
        }
    }

    /** Loads what {@link #save} wrote. */
    public static SynapseModel load(Path folder) {
        return ModelFolder.read(
                folder,
                WORKFLOW,
                contents -> new SynapseModel(
                        contents.model(),
                        SynapseDecoding.of(contents.model().details()),
                        voxel(contents.model().details().getOrDefault(VOXEL, "")),
                        contents.log()));
    }

    private static Calibration voxel(String text) {
        String[] parts = text.split(",", -1);
        try {
            return Calibration.of(
                    Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), parts[3]);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new InputException(
                    "The entry \"" + VOXEL + "\" of a synapse model is z,y,x,unit, got \"" + text + "\".", e);
        }
    }

    /** Writes model.json, weights.safetensors and training.csv into this folder, which is made; a model that is there is refused. */
    public void save(Path folder) {
        ModelFolder.write(folder, network, log, false);
    }

    /** As {@link #save}; a model that is there is replaced. */
    public void overwrite(Path folder) {
        ModelFolder.write(folder, network, log, true);
    }

    /** Finds the synapses of one volume on the best engine with all processors; for many volumes {@link #open} once. */
    public SynapseResult detect(ImageSource raw) {
        try (SynapseDetector detector =
                open(Engines.best(), Runtime.getRuntime().availableProcessors())) {
            return detector.detect(raw);
        }
    }

    /** Opens the model on this engine with so many threads. */
    public SynapseDetector open(Engine engine, int threads) {
        return new SynapseDetector(this, engine, threads);
    }

    public NetworkModel network() {
        return network;
    }

    public SynapseDecoding decoding() {
        return decoding;
    }

    /** The same network with other thresholds, distances or pairing. */
    public SynapseModel withDecoding(SynapseDecoding other) {
        return new SynapseModel(network, other, voxel, log);
    }

    /** Voxel size of the volumes that it learnt from; taken for images that do not tell theirs. */
    public Calibration voxelSize() {
        return voxel;
    }

    public TrainingLog log() {
        return log;
    }

    /** How it was made. */
    public Map<String, String> provenance() {
        return network.provenance();
    }

    static PatchPredictor predictor(NetworkModel network, Representation representation, Engine engine, int threads) {
        List<SynapseChannel> channels = SynapseChannel.of(representation);
        List<Activation> activations =
                channels.stream().map(SynapseChannel::activation).toList();
        return new PatchPredictor(
                network,
                activations,
                channels.stream().map(SynapseChannel::role).toList(),
                engine,
                threads);
    }

    @Override
    public String toString() {
        return "Synapse model: " + network.graph() + ", patches of "
                + network.prediction().patch() + ", " + network.normalization() + ", " + decoding
                + (log.epochs().isEmpty() ? "" : ", " + log);
    }
}
