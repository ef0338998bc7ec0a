package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.target.Activation;
import io.biapy.core.target.EmbeddingCenter;
import io.biapy.core.target.Loss;
import io.biapy.core.target.SpatialEmbeddingObjective;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One of BiaPy's channels E_offset (the way from a voxel to its object's centre, planes x, y and, in 3D, z), E_sigma (how wide the
 * object is along each, same planes) and E_seediness (how well a voxel finds the centre). They are learned together, by EmbedSeg's loss, whose only target
 * is which voxel belongs to which object: E_offset has one plane of target, the object's id, the other two have none. Ids that a
 * float cannot tell apart (above 2^24) are numbered anew; BiaPy 3.7.1 takes them modulo 65536 and so loses and merges objects. Immutable.
 *
 * <p>Source: Lalit et al. 2022, "EmbedSeg: embedding-based instance segmentation for biomedical microscopy data".
 *
 * @param channel which of the three
 * @param dimensions 2 or 3, or 0 where {@link #in} is still to say it; without it offset and sigma have no width
 * @param center what the embeddings of an object are drawn to; E_offset says it for all three, BiaPy's {@code center_mode}
 * @param medoidPoints how many voxels of an object its medoid is looked for among, 1 or more; BiaPy's {@code medoid_max_points}
 */
public record EmbeddingPart(ChannelCode channel, int dimensions, EmbeddingCenter center, int medoidPoints)
        implements TargetChannel {
    /** What BiaPy calls the three together. */
    static final String GROUP = "E";

    private static final List<String> NAMES = List.of("center_mode", "medoid_max_points");

    static final List<TargetChannel> ALL = List.of(
            of(ChannelCode.EMBEDDING_OFFSET), of(ChannelCode.EMBEDDING_SIGMA), of(ChannelCode.EMBEDDING_SEEDINESS));

    private static final int EXACT = 1 << 24; // every whole number up to this one is a float

    public EmbeddingPart {
        if (!channel.isEmbedding()) {
            throw new InputException(
                    "A part of an embedding is E_offset, E_sigma or E_seediness, got " + channel + ".");
        }
        if (dimensions != 0 && dimensions != 2 && dimensions != 3) {
            throw new InputException("Images have 2 or 3 dimensions, got " + dimensions + ".");
        }
        if (medoidPoints < 1) {
            throw new InputException("A medoid is looked for among at least 1 voxel, got " + medoidPoints + ".");
        }
    }

    private static EmbeddingPart of(ChannelCode channel) {
        return new EmbeddingPart(channel, 0, EmbeddingCenter.MEDOID, SpatialEmbeddingObjective.DEFAULT_MEDOID_POINTS);
    }

    /** One of the three; only E_offset has options. */
    static EmbeddingPart parse(ChannelCode channel, Map<String, String> options) {
        boolean offset = channel == ChannelCode.EMBEDDING_OFFSET;
        ChannelOptions read = new ChannelOptions(channel, options, offset ? NAMES : List.of());
        EmbeddingPart plain = of(channel);
        return offset
                ? new EmbeddingPart(
                        channel,
                        0,
                        read.choice("center_mode", Center.MEDOID, List.of(Center.values())).value,
                        read.whole("medoid_max_points", SpatialEmbeddingObjective.DEFAULT_MEDOID_POINTS, 1))
                : plain;
    }

    /** All three, with the options that E_offset is given. */
    static List<TargetChannel> parseAll(Map<String, String> options) {
        return List.of(parse(ChannelCode.EMBEDDING_OFFSET, options), ALL.get(1), ALL.get(2));
    }

    /** BiaPy's names. */
    private enum Center {
        CENTROID(EmbeddingCenter.CENTROID),
        MEDOID(EmbeddingCenter.MEDOID);

        private final EmbeddingCenter value;

        Center(EmbeddingCenter value) {
            this.value = value;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public TargetChannel in(int number) {
        return new EmbeddingPart(channel, number, center, medoidPoints);
    }

    @Override
    public int width() {
        if (channel == ChannelCode.EMBEDDING_SEEDINESS) {
            return 1;
        }
        if (dimensions == 0) {
            throw new InputException(
                    "Channel " + channel + " has 2 planes in 2D and 3 in 3D; say which by in(2) or in(3).");
        }
        return dimensions;
    }

    @Override
    public int planes() {
        return channel == ChannelCode.EMBEDDING_OFFSET ? 1 : 0;
    }

    @Override
    public Activation activation() {
        return switch (channel) {
            case EMBEDDING_OFFSET -> Activation.TANH;
            case EMBEDDING_SEEDINESS -> Activation.SIGMOID;
            default -> Activation.LINEAR;
        };
    }

    @Override
    public Loss loss() {
        return Loss.EMBEDSEG;
    }

    @Override
    public int reach() {
        return 0;
    }

    @Override
    public void encode(LabelImage labels, float[] into, int at, Workers workers) {
        if (channel != ChannelCode.EMBEDDING_OFFSET) {
            return;
        }
        int[] codes = labels.codes();
        boolean exact = true;
        for (int code : codes) {
            exact &= code <= EXACT;
        }
        if (!exact) {
            Instances.number(labels, into, at, workers);
            return;
        }
        workers.forRanges(codes.length, (from, end) -> {
            for (int i = from; i < end; i++) {
                into[at + i] = codes[i];
            }
        });
    }

    @Override
    public String toString() {
        return ChannelOptions.text(
                channel,
                List.of(
                        new ChannelOptions.Option("center_mode", Center.valueOf(center.name()), Center.MEDOID),
                        new ChannelOptions.Option(
                                "medoid_max_points", medoidPoints, SpatialEmbeddingObjective.DEFAULT_MEDOID_POINTS)));
    }
}
