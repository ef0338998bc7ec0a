package io.biapy.synapse;

import io.biapy.core.annotation.SiteAnnotations;
import io.biapy.core.image.ImageSource;

/**
 * A volume with its annotated synapses, to learn from. The image is read when a training begins, and is not closed.
 *
 * @param raw one or more channels
 * @param sites with a voxel size
 */
public record SynapseVolume(String name, ImageSource raw, SiteAnnotations sites) {
    /** Under the image's name. */
    public static SynapseVolume of(ImageSource raw, SiteAnnotations sites) {
        return new SynapseVolume(raw.name(), raw, sites);
    }
}
