package io.biapy.cli.evaluate;

import io.biapy.io.ImageFile;

/** Two label images of one image. */
public record LabelPair(String name, ImageFile truth, ImageFile found) {}
