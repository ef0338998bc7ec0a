package io.biapy.metrics.partition;

import io.biapy.metrics.overlap.OverlapTable;
import io.biapy.metrics.partition.SegmentError.Kind;
import io.biapy.metrics.table.ResultTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which objects were split, merged, missed and invented, the worst first: {@code Partition.of(overlaps).errors().splits().get(0)}.
 *
 * <p>The bits of all splits add up to {@link PartitionScore#voiSplit()}, those of all merges to {@link PartitionScore#voiMerge()}. A missed
 * object also stands among the splits when a part of it was found, since its two parts are two segments. Found background
 * over several true objects counts as a segment (id 0 among the merges) unless the treatment of background says otherwise. Immutable and
 * safe for several threads.
 */
public final class PartitionErrors {
    /** One part of a segment: a segment of the other image that shares voxels with it. */
    public record Part(long id, long voxels) {}

    private static final Comparator<SegmentError> WORST_FIRST = Comparator.comparingDouble(SegmentError::bits)
            .reversed()
            .thenComparing(Comparator.comparingLong(SegmentError::wrong).reversed())
            .thenComparingLong(SegmentError::id);

    private final OverlapTable overlaps;
    private final List<SegmentError> splits;
    private final List<SegmentError> merges;
    private final List<SegmentError> missed;
    private final List<SegmentError> invented;

    private PartitionErrors(OverlapTable overlaps, PartErrors errors) {
        this.overlaps = overlaps;
        this.splits = sorted(errors.splits());
        this.merges = sorted(errors.merges());
        this.missed = sorted(errors.missed(overlaps));
        this.invented = sorted(errors.invented(overlaps));
    }

    static PartitionErrors of(OverlapTable overlaps, CountedPairs pairs) {
        return new PartitionErrors(overlaps, new PartErrors(pairs));
    }

    private static List<SegmentError> sorted(List<SegmentError> errors) {
        List<SegmentError> sorted = new ArrayList<>(errors);
        sorted.sort(WORST_FIRST);
        return List.copyOf(sorted);
    }

    /** True objects that several found segments share, by falling bits. */
    public List<SegmentError> splits() {
        return splits;
    }

    /** Found segments that share several true objects, by falling bits. */
    public List<SegmentError> merges() {
        return merges;
    }

    /** True objects of which more than half has no label, by falling bits. */
    public List<SegmentError> missed() {
        return missed;
    }

    /** Found segments of which more than half lies over the truth's background, by falling bits, then voxels. */
    public List<SegmentError> invented() {
        return invented;
    }

    /** The found segments that share a true object's voxels (id 0: voxels without a label), the largest part first. */
    public List<Part> partsOfTruth(long id) {
        return parts(id, true);
    }

    /** The true objects whose voxels a found segment shares (id 0: the truth's background), the largest part first. */
    public List<Part> partsOfFound(long id) {
        return parts(id, false);
    }

    private List<Part> parts(long id, boolean ofTruth) {
        List<Part> parts = new ArrayList<>();
        for (int p = 0; p < overlaps.pairs(); p++) {
            if ((ofTruth ? overlaps.truthId(p) : overlaps.foundId(p)) == id) {
                parts.add(new Part(ofTruth ? overlaps.foundId(p) : overlaps.truthId(p), overlaps.voxels(p)));
            }
        }
        parts.sort(Comparator.comparingLong(Part::voxels).reversed());
        return List.copyOf(parts);
    }

    /** The worst of each kind, at most so many: {@code error, id, voxels, parts, wrong_voxels, bits}. */
    public ResultTable table(int most) {
        ResultTable.Builder table = ResultTable.builder()
                .text("error")
                .integer("id")
                .integer("voxels")
                .integer("parts")
                .integer("wrong_voxels")
                .number("bits");
        Stream.of(splits, merges, missed, invented)
                .flatMap(list -> list.stream().limit(most))
                .forEach(error -> table.row(
                        name(error.kind()), error.id(), error.voxels(), error.parts(), error.wrong(), error.bits()));
        return table.build();
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return splits.size() + " true objects split, " + merges.size() + " found segments merging, " + missed.size()
                + " missed, " + invented.size() + " invented; table(10) lists the worst";
    }
}
