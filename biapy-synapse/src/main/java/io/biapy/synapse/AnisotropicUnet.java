package io.biapy.synapse;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.network.Architectures;
import io.biapy.core.network.UnetBuilder;

/**
 * A U-Net laid out by the voxel size, as nnU-Net does (Isensee et al. 2021): on a level whose slices are more than twice as thick as its pixels kernels stay
 * within a slice, except on the last one, and slices are merged only where they are less than twice as thick as pixels.
 */
final class AnisotropicUnet {
    private AnisotropicUnet() {}

    /** @param maps feature maps of each level, at least one */
    static UnetBuilder of(int[] maps, Calibration voxel) {
        if (maps.length == 0) {
            throw new InputException("A network needs feature maps for at least one level, got none.");
        }
        boolean[] along = new boolean[maps.length];
        int[] merged = new int[maps.length - 1];
        double thickness = voxel.z() / Math.min(voxel.y(), voxel.x()); // of a slice, in pixels of the level
        for (int level = 0; level < maps.length; level++) {
            along[level] = level == maps.length - 1 || thickness <= 2;
            boolean merge = thickness < 2;
            if (level < merged.length) {
                merged[level] = merge ? 2 : 1;
            }
            thickness *= merge ? 1 : 0.5;
        }
        UnetBuilder unet = Architectures.unet().featureMaps(maps).isotropy(along);
        return maps.length == 1 ? unet : unet.downsamplingZ(merged);
    }
}
