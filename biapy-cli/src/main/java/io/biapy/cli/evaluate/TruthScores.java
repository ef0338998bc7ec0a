package io.biapy.cli.evaluate;

import io.biapy.core.image.LabelSource;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Workers;
import io.biapy.metrics.matching.Matching;
import io.biapy.metrics.partition.Partition;
import io.biapy.metrics.partition.PartitionScore;

/** Found labels of any size against true ones, read block by block. */
public record TruthScores(Matching matching, PartitionScore partition) {
    /** Both of one size. */
    public static TruthScores of(LabelSource truth, LabelSource found, Workers workers, Cancellation cancellation) {
        LabelScan scan = LabelScan.of(truth, found, false, workers, cancellation);
        return new TruthScores(
                Matching.of(scan.overlaps()), Partition.of(scan.overlaps()).score());
    }
}
