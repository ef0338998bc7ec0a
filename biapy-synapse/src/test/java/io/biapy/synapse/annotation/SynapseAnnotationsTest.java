package io.biapy.synapse.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.annotation.SiteAnnotations;
import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynapseAnnotationsTest {
    private static final Calibration VOXEL = Calibration.of(40, 4, 4, "nm");

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void csv_pairsWithIds_shareTheirPresynapticSite() throws IOException {
        Path csv = file(
                "a.csv",
                "pre_id,post_id,pre_z,pre_y,pre_x,post_z,post_y,post_x\n1,10,40,8,12,40,20,12\n1,11,40,8,12,80,4,12\n");
        SiteAnnotations read = SynapseCsv.read(csv, VOXEL);
        assertThat(read.size()).isEqualTo(3);
        assertThat(read.pairs()).isEqualTo(2);
        assertThat(read.preId(1)).isEqualTo(1);
        assertThat(read.voxel(read.site(11).orElseThrow(), 0)).isEqualTo(2);
    }

    @Test
    void csv_withoutColumns_namesWhatIsMissing() throws IOException {
        Path csv = file("b.csv", "z,y,x\n1,2,3\n");
        assertThatThrownBy(() -> SynapseCsv.read(csv, VOXEL))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("pre_z")
                .hasMessageContaining("b.csv");
    }

    @Test
    void csv_withoutDepthOfOneEnd_isRefused() throws IOException {
        Path csv = file("b.csv", "pre_z,pre_y,pre_x,post_y,post_x\n1,2,3,4,5\n");
        assertThatThrownBy(() -> SynapseCsv.read(csv, VOXEL))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("post_z");
    }

    @Test
    void json_ofCatmaid_isInPhysicalUnits() throws IOException {
        Path json = file(
                "c.json",
                "{\"connectors\":[{\"id\":5,\"x\":12,\"y\":8,\"z\":40,\"post\":[{\"id\":6,\"x\":16,\"y\":8,\"z\":80}]}]}");
        SiteAnnotations read = SynapseJson.read(json, VOXEL);
        assertThat(read.pairs()).isEqualTo(1);
        assertThat(read.preId(0)).isEqualTo(5);
        assertThat(read.voxel(read.site(6).orElseThrow(), 0)).isEqualTo(2);
        assertThat(read.voxel(read.site(6).orElseThrow(), 2)).isEqualTo(4);
    }

    @Test
    void json_ofNeuPrint_isInVoxels() throws IOException {
        String bars =
                "{\"data\":[{\"T-bar\":{\"location\":[7,6,5]},\"partners\":[{\"location\":[9,6,5]},{\"location\":[1,2,3]}]}]}";
        String elements = "[{\"Pos\":[7,6,5],\"Kind\":\"PreSyn\",\"Rels\":[{\"Rel\":\"PreSynTo\",\"To\":[9,6,5]},"
                + "{\"Rel\":\"PreSynTo\",\"To\":[1,2,3]}]},{\"Pos\":[9,6,5],\"Kind\":\"PostSyn\",\"Rels\":[]}]";
        for (String text : new String[] {bars, elements}) {
            SynapsePairs pairs = SynapsePairs.in(Size.zyx(10, 10, 10), SynapseJson.read(file("d.json", text), VOXEL));
            assertThat(pairs.size()).isEqualTo(2);
            assertThat(pairs.pres().size()).isEqualTo(1);
            assertThat(pairs.posts().size()).isEqualTo(2);
            assertThat(new long[] {pairs.preVoxel(0, 0), pairs.preVoxel(0, 1), pairs.preVoxel(0, 2)})
                    .containsExactly(5, 6, 7);
            assertThat(new long[] {pairs.postVoxel(1, 0), pairs.postVoxel(1, 1), pairs.postVoxel(1, 2)})
                    .containsExactly(3, 2, 1);
        }
    }

    @Test
    void json_withoutWhatItNeeds_namesIt() throws IOException {
        Path json = file("e.json", "{\"data\":[{\"T-bar\":{\"location\":[7,6]},\"partners\":[]}]}");
        assertThatThrownBy(() -> SynapseJson.read(json, VOXEL)).hasMessageContaining("[x, y, z]");
        Path other = file("f.json", "{\"cells\":[]}");
        assertThatThrownBy(() -> SynapseJson.read(other, VOXEL)).hasMessageContaining("CATMAID");
    }

    @Test
    void catmaidSkeletons_joinNodesThroughConnectors() throws IOException {
        Path json = file("skeletons.json", """
                {"skeletons": {
                  "1": {"treenodes": {"10": {"location": [8, 12, 40], "parent_id": null}},
                        "connectors": {"90": {"presynaptic_to": [10], "postsynaptic_to": [], "location": [0, 0, 0]}}},
                  "2": {"treenodes": {"20": {"location": [16, 12, 40]}, "21": {"location": [20, 12, 80]}},
                        "connectors": {"90": {"presynaptic_to": [], "postsynaptic_to": [20, 21, 99]}}}}}
                """);
        SiteAnnotations read = SynapseJson.read(json, VOXEL);
        assertThat(read.size()).isEqualTo(3);
        assertThat(read.pairs()).isEqualTo(2);
        assertThat(read.preId(0)).isEqualTo(10);
        assertThat(read.postId(1)).isEqualTo(21);
        int pre = read.site(10).orElseThrow();
        assertThat(new double[] {read.position(pre, 0), read.position(pre, 1), read.position(pre, 2)})
                .containsExactly(40, 12, 8);
        Path wrong = file("wrong.json", "{\"skeletons\": {\"1\": {\"treenodes\": {\"10\": {\"location\": [1, 2]}}}}}");
        assertThatThrownBy(() -> SynapseJson.read(wrong, VOXEL)).hasMessageContaining("wrong.json");
    }

    private static SiteAnnotations three(double[][] locations, long[][] partners) {
        return SiteAnnotations.of(new long[] {1, 2, 3}, locations, partners);
    }

    @Test
    void badAnnotations_areNamed() {
        double[][] good = {{40, 8, 8}, {80, 8, 8}, {120, 80, 8}};
        assertThatThrownBy(() -> SynapsePairs.in(Size.zyx(9, 90, 90), three(good, new long[][] {{1, 2}})))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("resolution");
        assertThatThrownBy(() -> SynapsePairs.in(
                        Size.zyx(9, 90, 90),
                        three(good, new long[][] {{1, 2}, {1, 999}}).withVoxelSize(VOXEL)))
                .hasMessageContaining("999 (row 1)");
        assertThatThrownBy(() ->
                        SiteAnnotations.of(new long[] {1, 1}, new double[][] {{1, 1, 1}, {2, 2, 2}}, new long[][] {}))
                .hasMessageContaining("id 1 (rows 0 and 1)");
        assertThatThrownBy(() -> three(new double[][] {{1, 1, 1}, {2, 2}, {3, 3, 3}}, new long[][] {}))
                .hasMessageContaining("site 2");
    }

    @Test
    void axesInReverse_areToldApartFromSitesOutside() {
        double[][] xyz = {{300, 8, 40}, {320, 80, 80}, {350, 100, 120}};
        assertThatThrownBy(() -> SynapsePairs.in(
                        Size.zyx(5, 100, 100), three(xyz, new long[][] {{1, 2}}).withVoxelSize(VOXEL)))
                .hasMessageContaining("x, y, z");
        double[][] far = {{9e6, 9e6, 9e6}, {9e6, 9e6, 9e6}, {9e6, 9e6, 9e6}};
        assertThatThrownBy(() -> SynapsePairs.in(
                        Size.zyx(5, 100, 100), three(far, new long[][] {{1, 2}}).withVoxelSize(VOXEL)))
                .hasMessageContaining("None of the 3 sites");
    }

    /** Where both orders put most sites inside, nearly all against some decides; a few outside of a volume are no reason. */
    @Test
    void axesInReverse_ofAVolumeAsDeepAsWide_areToldToo() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] zyx = new double[100][];
        double[][] xyz = new double[100][];
        long[] ids = new long[100];
        for (int i = 0; i < 100; i++) {
            ids[i] = i + 1;
            zyx[i] = new double[] {random.nextDouble() * 960, random.nextDouble() * 640, random.nextDouble() * 640};
            xyz[i] = new double[] {zyx[i][2], zyx[i][1], zyx[i][0]};
        }
        Size volume = Size.zyx(24, 160, 160);
        long[][] partners = {{1, 2}};
        assertThatThrownBy(() -> SynapsePairs.in(
                        volume, SiteAnnotations.of(ids, xyz, partners).withVoxelSize(VOXEL)))
                .hasMessageContaining("--axes xyz");
        assertThat(SynapsePairs.in(
                                volume, SiteAnnotations.of(ids, zyx, partners).withVoxelSize(VOXEL))
                        .size())
                .isEqualTo(1);
        for (int i = 0; i < 20; i++) {
            zyx[i][1] += 900; // annotated beyond the volume
        }
        assertThat(SynapsePairs.in(
                                volume, SiteAnnotations.of(ids, zyx, partners).withVoxelSize(VOXEL))
                        .size())
                .isEqualTo(1);
    }

    @Test
    void voxelSizes_areTakenInNanometres() {
        assertThat(Nanometres.of(Calibration.of(0.04, 0.008, 0.008, "um"))).isEqualTo(Calibration.of(40, 8, 8, "nm"));
        assertThat(Nanometres.of(Calibration.unknown())).isEqualTo(Calibration.unknown());
    }

    @Test
    void clefts_areBetweenTruePartners() {
        SiteAnnotations sites = SiteAnnotations.of(
                        new long[] {1, 2, 3, 4},
                        new double[][] {{0, 0, 0}, {0, 80, 80}, {0, 80, 88}, {0, 0, 8}},
                        new long[][] {{1, 4}, {2, 3}})
                .withVoxelSize(VOXEL);
        var clefts = SynapsePairs.in(Size.zyx(5, 100, 100), sites).clefts();
        assertThat(clefts.size()).isEqualTo(2);
        assertThat(clefts.at(0, 2)).isEqualTo(1);
        assertThat(clefts.at(1, 2)).isEqualTo(21);
    }
}
