package io.biapy.io.precomputed;

import io.biapy.core.error.FileException;
import io.biapy.io.jpeg.JpegDecoder;
import io.biapy.io.jpeg.JpegFrame;
import java.io.IOException;
import java.nio.file.Path;

/** A chunk that is a JPEG picture: its pixels, row by row, are the chunk's voxels, x fastest; one or three components are the channels. */
final class JpegChunk {
    private JpegChunk() {}

    /** One channel after the other. */
    static byte[] decode(Path file, byte[] stream, int voxels, int channels) {
        byte[] pixels;
        try {
            JpegFrame frame = JpegFrame.read(stream);
            if ((long) frame.width() * frame.height() != voxels || frame.components() != channels) {
                throw new FileException(
                        file,
                        "is a JPEG of " + frame + ", and a chunk of " + voxels + " voxels of " + channels
                                + " channels belongs there.");
            }
            pixels = JpegDecoder.decode(stream, frame, frame.chroma());
        } catch (IOException e) {
            throw new FileException(file, "is a damaged JPEG (" + e.getMessage() + ").", e);
        }
        if (channels == 1) {
            return pixels;
        }
        byte[] apart = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            apart[i % channels * voxels + i / channels] = pixels[i];
        }
        return apart;
    }
}
