package io.biapy.instance.channel;

import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;

/** A channel that writes its planes where they belong in an array of many, and shares its work among threads. */
interface PlaneEncoder {
    /** Fills the channel's planes from {@code into[at]} on; the number of threads changes no bit. */
    void encode(LabelImage labels, float[] into, int at, Workers workers);
}
