package io.biapy.metrics.matching;

import io.biapy.metrics.table.ResultTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

/**
 * The tables that say object by object what was found, by BiaPy's file and column names: {@code NAME_th_0.5_gt_assoc.csv} with
 * {@code gt_id, pred_id, iou, tag} (one row a true object; {@code pred_id} -1 where no found object is beside it) and
 * {@code NAME_th_0.5_fp.csv} with {@code pred_id} (one row a false positive).
 *
 * <p>Every missed object and every false positive is listed, and nothing else. BiaPy 3.7.1 lists nothing in both tables at a threshold
 * that no pair reaches, adds a -1 to the false positives for every true object without a found one beside it, and calls the column
 * {@code iou} whatever the criterion; so do the tables of a score under {@link Compatibility#BIAPY}.
 */
public final class AssociationFiles {
    private AssociationFiles() {}

    /** What became of every true object. */
    public static ResultTable associations(ImageScore score) {
        ResultTable.Builder table = ResultTable.builder()
                .integer("gt_id")
                .integer("pred_id")
                .number(
                        isBiapy(score)
                                ? Criterion.IOU.code()
                                : score.criterion().code())
                .text("tag");
        for (Association pair : emptied(score) ? List.<Association>of() : score.pairs()) {
            table.row(
                    pair.truthId(),
                    pair.foundId().orElse(-1),
                    pair.score(),
                    pair.tag().name());
        }
        return table.build();
    }

    /** The found objects without a match. */
    public static ResultTable falsePositives(ImageScore score) {
        ResultTable.Builder table = ResultTable.builder().integer("pred_id");
        if (!emptied(score)) {
            score.falsePositives().forEach(table::row);
        }
        if (!emptied(score) && isBiapy(score)) {
            score.pairs().stream().filter(pair -> pair.foundId().isEmpty()).forEach(pair -> table.row(-1));
        }
        return table.build();
    }

    private static boolean emptied(ImageScore score) {
        return isBiapy(score) && score.tp() == 0;
    }

    private static boolean isBiapy(ImageScore score) {
        return score.compatibility() == Compatibility.BIAPY;
    }

    /**
     * Writes both tables; files of an earlier run are replaced.
     *
     * @param folder an existing folder
     * @param image name of the image without its extension, with any suffix ({@code cells_post-proc})
     * @return the two files
     * @throws java.io.UncheckedIOException when a file cannot be written; its message names the file
     */
    public static List<Path> write(Path folder, String image, ImageScore score) {
        String stem = image + "_th_" + plain(score.threshold());
        Path associations = folder.resolve(stem + "_gt_assoc.csv");
        Path falsePositives = folder.resolve(stem + "_fp.csv");
        associations(score).writeCsv(associations);
        falsePositives(score).writeCsv(falsePositives);
        return List.of(associations, falsePositives);
    }

    /** 0.5 and 1.0 as Python prints them, and small ones without an exponent. */
    private static String plain(double threshold) {
        return BigDecimal.valueOf(threshold).toPlainString();
    }
}
