package io.biapy.instance.tiled;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.Size;
import io.biapy.core.tile.Plan;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileResult;
import io.biapy.core.tile.TileResults;
import io.biapy.core.tile.TileWork;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.decode.Proposals;
import io.biapy.instance.embedding.EmbedSegDecoder;
import io.biapy.instance.embedding.EmbedSegSteps;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * EmbedSeg: where the embeddings of each tile lie, the choice of the seeds that propose, what each proposal claims, and labels of those that are objects.
 * Tiles meet where embeddings do, so a voxel may lie any distance from its object. Disk: 60 bytes for each voxel that may be a seed (52 in 2D), as much again
 * at most while seeds are undecided.
 */
final class EmbedSegPasses implements DecoderPasses {
    static final String FOREGROUND = "foreground";
    static final String CLAIMS = "claims";
    private static final int PART = 61; // bytes a voxel beside its planes, see EmbedSegSteps.part

    private final EmbedSegDecoder decoder;
    private final List<ChannelCode> channels;

    EmbedSegPasses(EmbedSegDecoder decoder, List<ChannelCode> channels) {
        this.decoder = decoder;
        this.channels = channels;
        if (decoder.stopsEarly()) {
            throw new InputException(
                    "Tiles cannot stop to look for objects when few voxels are left of the whole image;"
                            + " leave out the least number of unclustered voxels, or decode without tiles.");
        }
    }

    @Override
    public EmbedSegPasses of(ImageSource prediction) {
        EmbedSegSteps.of(decoder, prediction);
        return this;
    }

    @Override
    public List<ChannelCode> channels() {
        return channels;
    }

    @Override
    public Size labelled(ImageSource prediction) {
        return prediction.size();
    }

    private static long seeds(ImageSource prediction) {
        return prediction.size().voxels() * Contestants.bytes(prediction.channels() - 1);
    }

    @Override
    public List<Plan.Pass> plan(ImageSource prediction, TileGrid grid) {
        long all = prediction.size().voxels()
                * prediction.channels()
                * prediction.pixelType().bits()
                / 8;
        List<Plan.Pass> passes = new ArrayList<>();
        passes.add(new Plan.Pass(FOREGROUND, "where the embeddings of each tile lie", all, 0));
        passes.add(new Plan.Pass(Contest.CANDIDATES, "seeds of each tile", all, seeds(prediction)));
        passes.addAll(Contest.plan(seeds(prediction)));
        passes.add(new Plan.Pass(CLAIMS, "what each proposal claims of each tile", all, 0));
        return passes;
    }

    @Override
    public long disk(ImageSource prediction, TileGrid grid) {
        return 2 * seeds(prediction);
    }

    /** Where every voxel is foreground and a seed. */
    @Override
    public double memory(Extent tile, ImageSource prediction, Extent reach) {
        double n = (double) tile.z() * tile.y() * tile.x();
        double wide = TiledPlan.around(tile, reach, 0);
        return n * Math.max(4.0 * prediction.channels() + PART, Contest.memory(prediction.channels() - 1)) + 16 * wide;
    }

    @Override
    public int bytesRead() {
        return 28;
    }

    @Override
    public Found run(ImageSource prediction, TileGrid grid, TileWork work, long memory) {
        EmbedSegSteps steps = EmbedSegSteps.of(decoder, prediction);
        long foreground = 0;
        byte[][] hulls = work.pass(FOREGROUND, tile -> {
                    EmbedSegSteps.Part part = steps.part(prediction, grid.block(tile));
                    return part.count() == 0 ? TileResult.done() : new TileResult(described(part));
                })
                .toArray();

        for (int tile = 0; tile < hulls.length; tile++) {
            if (hulls[tile].length > 0) {
                foreground += ByteBuffer.wrap(hulls[tile]).getInt();
                hulls[tile] = Arrays.copyOfRange(hulls[tile], Integer.BYTES, hulls[tile].length);
            }
        }
        if (foreground <= steps.leastForeground()) {
            return new Found(tile -> TileIds.none(grid.block(tile).extent().voxels()), 0, 0);
        }
        HullIndex embeddings = new HullIndex(grid, hulls);
        Contest<?> contest = new Contest<>(grid, work, steps.rule(), memory);
        contest.enter(tile -> embeddings.isEmpty(tile)
                ? Proposals.none()
                : steps.part(prediction, grid.block(tile)).seeds());
        contest.run();
        Contest.Ranking ranking = contest.ranking();
        TileResults claims = work.pass(
                CLAIMS,
                tile -> embeddings.isEmpty(tile)
                        ? TileResult.done()
                        : new TileResult(steps.part(prediction, grid.block(tile))
                                .claims(contest.reaching(embeddings.box(tile)))));
        int[] ids = ids(claims, ranking, steps);
        TileLabels labels = tile -> {
            if (embeddings.isEmpty(tile)) {
                return TileIds.none(grid.block(tile).extent().voxels());
            }
            Proposals proposing = contest.reaching(embeddings.box(tile));
            int[] ranks = ranking.ids(proposing);
            int[] objects = IntStream.range(0, ranks.length)
                    .filter(k -> ids[ranks[k] - 1] > 0)
                    .toArray();
            return TileIds.of(steps.part(prediction, grid.block(tile))
                    .labels(
                            proposing.part(objects),
                            IntStream.of(objects).map(k -> ids[ranks[k] - 1]).toArray()));
        };
        return new Found(labels, IntStream.of(ids).max().orElse(0), contest.visits());
    }

    private static byte[] described(EmbedSegSteps.Part part) {
        byte[] hull = HullIndex.bytes(part.hull());
        return ByteBuffer.allocate(Integer.BYTES + hull.length)
                .putInt(part.count())
                .put(hull)
                .array();
    }

    /** The id of each that proposes, by rank; 0 where it is no object. */
    private static int[] ids(TileResults claims, Contest.Ranking ranking, EmbedSegSteps steps) {
        long[] voxels = new long[ranking.count()];
        long[] fresh = new long[ranking.count()];
        for (byte[] part : claims) {
            for (ByteBuffer in = ByteBuffer.wrap(part); in.hasRemaining(); ) {
                int rank = ranking.id(in.getLong()) - 1;
                voxels[rank] += in.getInt();
                fresh[rank] += in.getInt();
            }
        }
        int[] ids = new int[ranking.count()];
        int count = 0;
        for (int rank = 0; rank < ids.length; rank++) {
            ids[rank] = steps.isObject(voxels[rank], fresh[rank]) ? ++count : 0;
        }
        return ids;
    }

    @Override
    public String toString() {
        return decoder.toString();
    }
}
