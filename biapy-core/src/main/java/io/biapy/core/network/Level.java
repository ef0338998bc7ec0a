package io.biapy.core.network;

import io.biapy.core.image.Extent;

/**
 * One level of an encoder and decoder, from full resolution down.
 *
 * @param maps feature maps
 * @param kernel of its convolutions
 * @param stride to the next level; without meaning for the last
 * @param convolutions in a block
 * @param dropout probability, 0 for none
 */
record Level(int maps, Extent kernel, Extent stride, int convolutions, double dropout) {
    Level withMaps(int other) {
        return new Level(other, kernel, stride, convolutions, dropout);
    }
}
