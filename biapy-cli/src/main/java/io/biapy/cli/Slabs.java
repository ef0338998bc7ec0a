package io.biapy.cli;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import java.util.function.Consumer;

/** An image in blocks of at most some million voxels, in order, of whole rows where these are not longer: to read large images in little memory. */
final class Slabs {
    private static final long VOXELS = 1 << 21;

    private Slabs() {}

    static void forEach(Size size, Consumer<Block> body) {
        int rows = (int) Math.max(1, Math.min(size.y(), VOXELS / size.x()));
        int slices = rows < size.y() ? 1 : (int) Math.max(1, Math.min(size.z(), VOXELS / size.x() / size.y()));
        for (long z = 0; z < size.z(); z += slices) {
            for (long y = 0; y < size.y(); y += rows) {
                int nz = (int) Math.min(slices, size.z() - z);
                int ny = (int) Math.min(rows, size.y() - y);
                for (long x = 0; x < size.x(); x += VOXELS) {
                    body.accept(new Block(z, y, x, Extent.zyx(nz, ny, (int) Math.min(VOXELS, size.x() - x))));
                }
            }
        }
    }
}
