package io.biapy.instance.watershed;

import io.biapy.core.image.Extent;

/**
 * A block of a prediction, each plane in an array of its own; planes that nobody looks at have none. Arrays are not copied; treat them as frozen.
 *
 * @param name for messages
 * @param values by plane: z, y, x (x fastest), or an empty array
 */
public record PredictionPlanes(String name, Extent extent, float[][] values) {}
