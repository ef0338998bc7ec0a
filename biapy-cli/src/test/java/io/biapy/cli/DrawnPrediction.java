package io.biapy.cli;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.instance.decode.InstanceDecoder;
import io.biapy.instance.embedding.EmbedSegDecoder;
import io.biapy.instance.flow.FlowDecoder;
import io.biapy.instance.star.StarDistDecoder;
import io.biapy.instance.watershed.WatershedDecoder;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What a network would say of drawn objects, with noise, for each decoder that works by tiles. */
enum DrawnPrediction {
    WATERSHED("F,C") {
        @Override
        InstanceDecoder decoder(SplittableRandom random) {
            return WatershedDecoder.forChannels("F,C").removeSeedsUpTo(random.nextInt(3) * 4);
        }
    },
    STARS("Db,R[nrays=24]") {
        @Override
        InstanceDecoder decoder(SplittableRandom random) {
            return StarDistDecoder.create().probability(0.4 + 0.2 * random.nextDouble());
        }
    },
    FLOWS("F,Gz,Gv,Gh") {
        @Override
        InstanceDecoder decoder(SplittableRandom random) {
            return FlowDecoder.forChannels("F,Gz,Gv,Gh").flowThreshold(random.nextInt(3) == 0 ? 0 : 0.4);
        }

        @Override
        float[] targets(LabelImage labels) {
            float[] planes = super.targets(labels);
            for (int i = labels.extent().voxels(); i < planes.length; i++) {
                planes[i] *= 5; // as networks are trained to give flows
            }
            return planes;
        }
    },
    EMBEDDINGS("") {
        @Override
        InstanceDecoder decoder(SplittableRandom random) {
            return EmbedSegDecoder.ofGrid(GRID);
        }

        @Override
        FloatImage of(LabelImage labels, double noise, SplittableRandom random) {
            return rough(embeddings(labels), labels, noise / 5, random);
        }
    };

    private static final int GRID = 64;

    private final String channels;

    DrawnPrediction(String channels) {
        this.channels = channels;
    }

    /** One of several settings. */
    abstract InstanceDecoder decoder(SplittableRandom random);

    /** @param noise half of the range of what is added to values from 0 to 1, in every second volume rounded to 8 bits */
    FloatImage of(LabelImage labels, double noise, SplittableRandom random) {
        return rough(targets(labels), labels, noise, random);
    }

    float[] targets(LabelImage labels) {
        TargetChannels targets = TargetChannels.parse(channels).in(3);
        float[] planes = new float[targets.planes() * labels.extent().voxels()];
        targets.encode(labels, planes);
        return planes;
    }

    private static FloatImage rough(float[] planes, LabelImage labels, double noise, SplittableRandom random) {
        boolean bytes = random.nextBoolean();
        int n = labels.extent().voxels();
        for (int i = 0; i < planes.length; i++) {
            float value = (float) (planes[i] + 2 * noise * (random.nextDouble() - 0.5));
            planes[i] = bytes ? Math.round(255 * value) / 255f : value;
        }
        return FloatImage.of(labels.name(), labels.extent(), planes.length / n, planes)
                .withCalibration(labels.calibration());
    }

    /** Each voxel points at its object's mean place and is the seedier the nearer it lies. */
    private static float[] embeddings(LabelImage labels) {
        Extent e = labels.extent();
        int n = e.voxels();
        int[] codes = labels.codes();
        Calibration voxel = labels.calibration();
        double[][] sums = new double[Arrays.stream(codes).max().orElse(0) + 1][4];
        double[][] at = new double[n][];
        for (int i = 0; i < n; i++) {
            at[i] = new double[] {i % e.x(), i / e.x() % e.y(), i / e.x() / e.y() * (voxel.z() / voxel.y()), 1};
            for (int a = 0; a < 4; a++) {
                sums[codes[i]][a] += at[i][a];
            }
        }
        float[] data = new float[7 * n];
        for (int i = 0; i < n; i++) {
            double[] sum = sums[codes[i]];
            double squared = 0;
            for (int a = 0; a < 3 && codes[i] > 0; a++) {
                double offset = sum[a] / sum[3] - at[i][a];
                squared += offset * offset;
                data[a * n + i] = (float) (0.8 * offset / (GRID - 1));
                data[(3 + a) * n + i] = 0.3f;
            }
            data[6 * n + i] = codes[i] == 0 ? 0 : (float) (0.6 + 0.4 * Math.exp(-squared / 20));
        }
        return data;
    }
}
