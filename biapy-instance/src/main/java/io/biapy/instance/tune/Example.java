package io.biapy.instance.tune;

import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;

/** A prediction and what it should become. */
public record Example(FloatImage prediction, LabelImage truth) {}
