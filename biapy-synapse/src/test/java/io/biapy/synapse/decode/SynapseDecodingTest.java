package io.biapy.synapse.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.label.ConnectedComponents;
import io.biapy.instance.label.Connectivity;
import io.biapy.synapse.detect.BlobSizes;
import io.biapy.synapse.detect.FoundSites;
import io.biapy.synapse.detect.SiteThreshold;
import io.biapy.synapse.result.SynapseResult;
import io.biapy.synapse.target.Representation;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SynapseDecodingTest {
    private static final Calibration VOXEL = Calibration.of(40, 8, 8, "nm");
    private static final Extent EXTENT = Extent.zyx(6, 24, 24);
    private static final Workers ONE = Workers.callerOnly();

    /** Few different values, so that there are ties. */
    private static FloatImage prediction(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[2 * EXTENT.voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(4) == 0 ? random.nextInt(20) / 20f : 0;
        }
        return FloatImage.of("p", EXTENT, 2, values).withCalibration(VOXEL);
    }

    @Property(tries = 60)
    void candidates_atAThreshold_areWhatThatThresholdFinds(@ForAll long seed) {
        FloatImage prediction = prediction(seed);
        SplittableRandom random = new SplittableRandom(seed);
        SynapseDecoding.Builder b = SynapseDecoding.of(Representation.SIMPSYN).toBuilder()
                .distance(random.nextInt(100))
                .partnerWithin(random.nextInt(80));
        if (random.nextBoolean()) {
            b.removeClose(random.nextInt(90), random.nextInt(90)).removeCloseByMask(random.nextBoolean());
        }
        SynapseDecoding decoding = b.build();
        SynapseCandidates candidates = SynapseCandidates.of(decoding, prediction, 0.05, ONE);
        for (double pre : new double[] {0.05, 0.3, 0.55, 0.9}) {
            for (double post : new double[] {0.05, 0.5, 0.95}) {
                SynapseResult anew = decoding.toBuilder()
                        .preThreshold(SiteThreshold.manual(pre))
                        .postThreshold(SiteThreshold.manual(post))
                        .build()
                        .decode(prediction, ONE);
                assertThat(candidates.at(pre, post).toJson()).isEqualTo(anew.toJson());
            }
        }
    }

    @Property(tries = 100)
    void partsOfSites_foundSliceBySlice_areThoseOfTheVolume(@ForAll long seed) {
        FloatImage image = prediction(seed).channel(0).load();
        boolean[] mask = new boolean[EXTENT.voxels()];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = image.data()[i] >= 0.4f;
        }
        int[] labels = ConnectedComponents.of(mask, EXTENT, Connectivity.FULL).labels();
        double[] zyx = new double[3 * mask.length];
        for (int i = 0; i < mask.length; i++) {
            zyx[3 * i] = i / (24 * 24);
            zyx[3 * i + 1] = i / 24 % 24;
            zyx[3 * i + 2] = i % 24;
        }
        int[] part = SiteParts.of(image, 0.4f, FoundSites.of(zyx, new double[mask.length], VOXEL));
        int[] partOf = new int[mask.length + 1];
        int[] labelOf = new int[mask.length + 1];
        for (int i = 0; i < mask.length; i++) {
            assertThat(part[i] < 0).isEqualTo(labels[i] == 0);
            if (labels[i] > 0) {
                partOf[labels[i]] = partOf[labels[i]] == 0 ? part[i] + 1 : partOf[labels[i]];
                labelOf[part[i]] = labelOf[part[i]] == 0 ? labels[i] : labelOf[part[i]];
                assertThat(part[i] + 1).isEqualTo(partOf[labels[i]]);
                assertThat(labels[i]).isEqualTo(labelOf[part[i]]);
            }
        }
    }

    @Test
    void border_leavesOutSitesNearIt() {
        float[] values = new float[2 * EXTENT.voxels()];
        int n = EXTENT.voxels();
        values[(2 * 24 + 2) * 24 + 12] = 1;
        values[(2 * 24 + 12) * 24 + 12] = 0.9f;
        values[n + (2 * 24 + 12) * 24 + 15] = 0.9f;
        FloatImage image = FloatImage.of("p", EXTENT, 2, values).withCalibration(VOXEL);
        SynapseDecoding all = SynapseDecoding.of(Representation.SIMPSYN);
        SynapseDecoding inner =
                all.toBuilder().excludeBorder(Extent.zyx(0, 3, 3)).build();
        assertThat(all.decode(image, ONE).map().pre().size()).isEqualTo(2);
        assertThat(inner.decode(image, ONE).map().pre().size()).isEqualTo(1);
        assertThat(inner.decode(image, ONE).map().pre().at(0, 1)).isEqualTo(12);
    }

    @Test
    void everyOption_asText_isReadBack() {
        SynapseDecoding decoding = SynapseDecoding.of(Representation.SIMPSYN).toBuilder()
                .preThreshold(SiteThreshold.relativeByPatch(0.25, Extent.zyx(8, 32, 16)))
                .postThreshold(SiteThreshold.otsu())
                .blobs(BlobSizes.of(new double[] {1, 2, 3}, new double[] {2, 4, 6}, 3))
                .excludeBorder(Extent.zyx(1, 2, 3))
                .build();
        assertThat(SynapseDecoding.of(decoding.toMap()).toMap()).isEqualTo(decoding.toMap());
        assertThat(SiteThreshold.parse("relative:0.3:16,64,64"))
                .isEqualTo(SiteThreshold.relativeByPatch(0.3, Extent.zyx(16, 64, 64)));
        assertThat(BlobSizes.parse("3:6:2").toString())
                .isEqualTo(BlobSizes.of(3, 6, 2).toString());
        for (String wrong : new String[] {"3:6", "a:6:2", "1,2:6:2", "3:6:0", "-1:2:2"}) {
            assertThatThrownBy(() -> BlobSizes.parse(wrong)).as(wrong).isInstanceOf(InputException.class);
        }
        for (String wrong : new String[] {"relative:x", "relative:0.3:1,2", "relative:0.3:0,1,1", "half"}) {
            assertThatThrownBy(() -> SiteThreshold.parse(wrong)).as(wrong).isInstanceOf(InputException.class);
        }
    }
}
