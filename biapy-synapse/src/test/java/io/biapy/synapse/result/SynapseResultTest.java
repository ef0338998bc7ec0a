package io.biapy.synapse.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import io.biapy.synapse.annotation.SynapsePairs;
import io.biapy.synapse.decode.SynapseDecoding;
import io.biapy.synapse.detect.FoundSites;
import io.biapy.synapse.detect.SiteThreshold;
import io.biapy.synapse.evaluate.SynapseEvaluation;
import io.biapy.synapse.evaluate.ThresholdSweep;
import io.biapy.synapse.pair.SynapseMap;
import io.biapy.synapse.synthetic.SyntheticTissue;
import io.biapy.synapse.target.Representation;
import io.biapy.synapse.target.SynapseTargets;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SynapseResultTest {
    private static final Calibration VOXEL = Calibration.of(40, 4, 4, "nm");
    private static final Size VOLUME = Size.zyx(6, 20, 20);

    private static SynapseResult three() {
        FoundSites pre = FoundSites.of(new double[] {2, 5, 5, 3, 15, 15}, new double[] {.9, .8}, VOXEL);
        FoundSites post = FoundSites.of(new double[] {2, 5, 9, 2, 9, 5, 3, 15, 12}, new double[] {.9, .7, .6}, VOXEL);
        return SynapseResult.of("v", VOLUME, Representation.SIMPSYN, SynapseMap.of(pre, post, 0, 0, 1));
    }

    @Test
    void annotations_laidIntoTheVolume_haveTheSameVoxels() {
        SynapsePairs pairs = SynapsePairs.in(VOLUME, three().annotations());
        assertThat(pairs.size()).isEqualTo(3);
        SynapseEvaluation score = SynapseEvaluation.of(pairs, three(), 0);
        assertThat(score.partners().f1()).isEqualTo(1);
        assertThat(score.pre().f1()).isEqualTo(1);
        assertThat(score.toMap()).containsKeys("pre", "post", "partners");
    }

    @Test
    void connections_countSynapsesBetweenNeurons() {
        int[] neurons = new int[6 * 20 * 20];
        for (int i = 0; i < neurons.length; i++) {
            neurons[i] = i % 20 < 7 ? 11 : i % 20 < 13 ? 22 : 0;
        }
        Connections connections = three().connections(LabelImage.of("n", Extent.zyx(6, 20, 20), neurons));
        assertThat(connections.list())
                .containsExactlyInAnyOrder(
                        new Connections.Connection(11, 22, 1),
                        new Connections.Connection(11, 11, 1),
                        new Connections.Connection(0, 22, 1));
        assertThatThrownBy(() -> three().connections(LabelImage.of("n", Extent.zyx(1, 2, 2), new int[4])))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("same region");
    }

    @Test
    void tables_haveBiapysColumns() {
        assertThat(three().preTable().toCsv()).startsWith("pre_id,axis-0,axis-1,axis-2,probability,");
        assertThat(three().postTable().rows()).hasSize(3);
        assertThat(three().mapping().toCsv()).isEqualTo("pre_id,post_id\n1,1\n1,2\n2,3\n");
        assertThat(three().synapses().rows().get(0)).contains(16.0);
    }

    @Test
    void neuroglancer_isALayerOfLines() throws IOException {
        JsonNode layer = new ObjectMapper().readTree(three().toNeuroglancer());
        assertThat(layer.path("type").asText()).isEqualTo("annotation");
        assertThat(layer.path("annotations")).hasSize(3);
        JsonNode line = layer.path("annotations").get(0);
        assertThat(line.path("pointA").get(0).asDouble()).isEqualTo(5.5); // x first
        assertThat(line.path("pointA").get(2).asDouble()).isEqualTo(2.5);
        assertThat(layer.path("source")
                        .path("transform")
                        .path("outputDimensions")
                        .path("z")
                        .get(0)
                        .asDouble())
                .isEqualTo(4e-8);
        assertThat(new ObjectMapper().readTree(three().toJson()).path("synapses"))
                .hasSize(3);
    }

    @Test
    void pictures_showEverySite() {
        LabelImage picture = three().postPicture().load();
        assertThat(picture.objects()).isEqualTo(3);
        assertThat(picture.codes()[(2 * 20 + 5) * 20 + 9]).isEqualTo(1);
    }

    @Test
    void pictures_readInAnyBlocks_areTheSame() {
        LabelSource picture = three().postPicture();
        int[] whole = picture.load().codes();
        SplittableRandom random = new SplittableRandom(9);
        for (int k = 0; k < 50; k++) {
            int z = random.nextInt(6);
            int y = random.nextInt(20);
            int x = random.nextInt(20);
            Extent e = Extent.zyx(1 + random.nextInt(6 - z), 1 + random.nextInt(20 - y), 1 + random.nextInt(20 - x));
            long[] part = new long[e.voxels()];
            picture.read(new Block(z, y, x, e), part);
            for (int i = 0; i < part.length; i++) {
                int at = ((z + i / e.x() / e.y()) * 20 + y + i / e.x() % e.y()) * 20 + x + i % e.x();
                assertThat(part[i]).isEqualTo(whole[at]);
            }
        }
    }

    @Test
    void truePlanes_areDecodedToTheTruth_inEveryRepresentation() {
        SyntheticTissue.Volume volume = SyntheticTissue.seed(5).volume(1);
        SynapsePairs truth = SynapsePairs.in(volume.raw().size(), volume.sites());
        for (Representation r : List.of(Representation.SIMPSYN, Representation.SYNFUL)) {
            FloatImage planes = softened(SynapseTargets.of(r).encode(truth, volume.raw()), truth, r);
            SynapseDecoding decoding = SynapseDecoding.of(r);
            SynapseResult found = decoding.decode(planes, Workers.callerOnly());
            SynapseEvaluation score = SynapseEvaluation.of(truth, found, 60);
            assertThat(score.post().f1()).as(r + " " + score).isGreaterThan(0.95);
            assertThat(score.partners().f1()).as(r + " " + score).isGreaterThan(0.9);
        }
    }

    /** A peak in the middle of each site instead of a plateau. */
    private static FloatImage softened(FloatImage planes, SynapsePairs truth, Representation r) {
        float[] data = planes.data();
        int n = planes.extent().voxels();
        for (int i = 0; i < (r == Representation.SIMPSYN ? 2 : 1) * n; i++) {
            data[i] *= 0.8f;
        }
        List<List<long[]>> sites = r == Representation.SIMPSYN
                ? List.of(truth.preVoxels(), truth.postVoxels())
                : List.of(truth.postVoxels());
        for (int p = 0; p < sites.size(); p++) {
            for (long[] s : sites.get(p)) {
                data[
                        p * n
                                + (int) ((s[0] * planes.extent().y() + s[1])
                                                * planes.extent().x()
                                        + s[2])] = 1;
            }
        }
        return planes;
    }

    @Test
    void sweep_findsTheThresholdBetweenSitesAndNoise() {
        float[] planes = new float[2 * 6 * 20 * 20];
        int n = planes.length / 2;
        planes[(2 * 20 + 5) * 20 + 5] = 0.8f;
        planes[n + (2 * 20 + 5) * 20 + 9] = 0.8f;
        planes[(4 * 20 + 15) * 20 + 15] = 0.3f;
        planes[n + (4 * 20 + 15) * 20 + 12] = 0.3f;
        FloatImage prediction =
                FloatImage.of("p", Extent.zyx(6, 20, 20), 2, planes).withCalibration(VOXEL);
        FoundSites pre = FoundSites.of(new double[] {2, 5, 5}, new double[1], VOXEL);
        FoundSites post = FoundSites.of(new double[] {2, 5, 9}, new double[1], VOXEL);
        SynapsePairs truth = SynapsePairs.in(
                VOLUME,
                SynapseResult.of("t", VOLUME, Representation.SIMPSYN, SynapseMap.of(pre, post, 0))
                        .annotations());
        ThresholdSweep sweep = ThresholdSweep.of(
                SynapseDecoding.of(Representation.SIMPSYN),
                List.of(new ThresholdSweep.Example(prediction, truth)),
                10,
                Workers.callerOnly());
        assertThat(sweep.best().judged()).isEqualTo(1);
        assertThat(sweep.best().threshold()).isBetween(0.3, 0.8);
        assertThat(sweep.steps().get(0).precision()).isEqualTo(0.5);
        assertThat(sweep.toTable().rows()).hasSize(21);
        assertThat(sweep.toSvg()).contains("<svg");
    }

    @Test
    void decoding_asText_isReadBack() {
        SynapseDecoding decoding = SynapseDecoding.of(Representation.SYNFUL).toBuilder()
                .threshold(SiteThreshold.relative(0.3))
                .joining(77)
                .vectorUnit(50)
                .removeClose(10, 20)
                .subVoxel(true)
                .build();
        assertThat(SynapseDecoding.of(decoding.toMap()).toMap()).isEqualTo(decoding.toMap());
        assertThatThrownBy(() -> SynapseDecoding.of(java.util.Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("channels");
    }
}
