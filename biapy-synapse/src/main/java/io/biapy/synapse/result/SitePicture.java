package io.biapy.synapse.result;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import io.biapy.synapse.detect.FoundSites;
import io.biapy.synapse.target.Ellipse;
import java.util.Arrays;

/** Sites as small ellipsoids with their ids, the higher one on top. Nothing is kept but the sites. Immutable, safe for several threads. */
final class SitePicture implements LabelSource {
    private static final Ellipse BALL = new Ellipse(2, 4, 4);
    private static final int AWAY = Integer.MIN_VALUE;

    private final String name;
    private final Size size;
    private final FoundSites sites;

    SitePicture(String name, Size size, FoundSites sites) {
        this.name = name;
        this.size = size;
        this.sites = sites;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public Calibration calibration() {
        return sites.voxelSize();
    }

    @Override
    public void read(Block block, long[] into) {
        Extent e = block.extent();
        Arrays.fill(into, 0, e.voxels(), 0);
        for (int i = sites.size() - 1; i >= 0; i--) {
            int cz = near(sites.at(i, 0), block.z(), e.z(), BALL.z());
            int cy = near(sites.at(i, 1), block.y(), e.y(), BALL.y());
            int cx = near(sites.at(i, 2), block.x(), e.x(), BALL.x());
            if (cz != AWAY && cy != AWAY && cx != AWAY) {
                paint(e, cz, cy, cx, sites.id(i), into);
            }
        }
    }

    /** Place in the block, which may be a little outside of it; or far away. */
    private static int near(double at, long from, int length, int reach) {
        long place = Math.round(at) - from;
        return place < -reach || place >= length + reach ? AWAY : (int) place;
    }

    private static void paint(Extent e, int cz, int cy, int cx, long id, long[] into) {
        for (int z = Math.max(0, cz - BALL.z()); z <= Math.min(e.z() - 1, cz + BALL.z()); z++) {
            for (int y = Math.max(0, cy - BALL.y()); y <= Math.min(e.y() - 1, cy + BALL.y()); y++) {
                for (int x = Math.max(0, cx - BALL.x()); x <= Math.min(e.x() - 1, cx + BALL.x()); x++) {
                    if (BALL.holds(z - cz, y - cy, x - cx)) {
                        into[(z * e.y() + y) * e.x() + x] = id;
                    }
                }
            }
        }
    }
}
