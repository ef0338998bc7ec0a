package io.biapy.metrics.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssociationFilesTest {
    private final Matching matching = Matching.of(new int[] {1, 1, 2, 3, 3, 0}, new int[] {7, 7, 9, 9, 9, 4});

    @TempDir
    private Path folder;

    @Test
    void both_tables_are_written_by_biapys_names() throws IOException {
        Files.writeString(folder.resolve("cells_th_0.5_fp.csv"), "of an earlier run");

        assertThat(AssociationFiles.write(folder, "cells", matching.at(0.5)))
                .containsExactly(folder.resolve("cells_th_0.5_gt_assoc.csv"), folder.resolve("cells_th_0.5_fp.csv"));

        assertThat(folder.resolve("cells_th_0.5_gt_assoc.csv"))
                .hasContent("gt_id,pred_id,iou,tag\n1,7,1.0,TP\n2,-1,0.0,FN\n3,9,0.6666666666666666,TP\n");
        assertThat(folder.resolve("cells_th_0.5_fp.csv")).hasContent("pred_id\n4\n");
        assertThat(folder.toFile().list()).hasSize(2);
    }

    @Test
    void the_score_column_is_named_after_the_criterion_unless_biapys_tables_are_asked_for() {
        Matching byPart = matching.by(Criterion.IOP);
        assertThat(AssociationFiles.associations(byPart.at(0.5)).columns())
                .extracting(column -> column.name())
                .containsExactly("gt_id", "pred_id", "iop", "tag");
        assertThat(AssociationFiles.associations(
                                byPart.compatibleWith(Compatibility.BIAPY).at(0.5))
                        .columns())
                .extracting(column -> column.name())
                .containsExactly("gt_id", "pred_id", "iou", "tag");
    }

    @Test
    void nothing_is_left_out_at_a_threshold_that_no_pair_reaches_unless_biapys_tables_are_asked_for() {
        Matching apart = Matching.of(new int[] {1, 1, 2}, new int[] {0, 5, 0});

        assertThat(AssociationFiles.associations(apart.at(0.9)).toCsv())
                .isEqualTo("gt_id,pred_id,iou,tag\n1,5,0.5,FN\n2,-1,0.0,FN\n");
        assertThat(AssociationFiles.falsePositives(apart.at(0.9)).toCsv()).isEqualTo("pred_id\n5\n");

        ImageScore biapys = apart.compatibleWith(Compatibility.BIAPY).at(0.9);
        assertThat(AssociationFiles.associations(biapys).rows()).isEmpty();
        assertThat(AssociationFiles.falsePositives(biapys).rows()).isEmpty();
        assertThat(biapys.falsePositives()).containsExactly(5L);
    }

    @Test
    void false_positives_are_ids_only_unless_biapys_tables_are_asked_for() {
        Matching fewer = Matching.of(new int[] {1, 1, 2}, new int[] {5, 5, 0});

        assertThat(AssociationFiles.falsePositives(fewer.at(0.5)).rows()).isEmpty();
        assertThat(AssociationFiles.falsePositives(
                                fewer.compatibleWith(Compatibility.BIAPY).at(0.5))
                        .toCsv())
                .isEqualTo("pred_id\n-1\n");
    }

    @Test
    void thresholds_are_named_without_an_exponent() {
        assertThat(AssociationFiles.write(folder, "a", matching.at(0.00001)).get(0))
                .hasFileName("a_th_0.000010_gt_assoc.csv");
        assertThat(AssociationFiles.write(folder, "a", matching.at(1)).get(0)).hasFileName("a_th_1.0_gt_assoc.csv");
    }

    @Test
    void a_folder_that_is_missing_is_named_and_nothing_is_left() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> AssociationFiles.write(missing, "cells", matching.at(0.5)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cells_th_0.5_gt_assoc.csv");
        assertThat(folder.toFile().list()).isEmpty();
    }
}
