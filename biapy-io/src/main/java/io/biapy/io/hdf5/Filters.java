package io.biapy.io.hdf5;

import io.biapy.core.error.FileException;
import io.biapy.io.codec.BloscCodec;
import io.biapy.io.codec.ByteCodec;
import io.biapy.io.codec.CodecChain;
import io.biapy.io.codec.DeflateCodec;
import io.biapy.io.codec.Fletcher32Codec;
import io.biapy.io.codec.LzfCodec;
import io.biapy.io.codec.ShuffleCodec;
import io.biapy.io.codec.ZstdCodec;
import io.jhdf.filter.BitShuffleFilter;
import io.jhdf.filter.Lz4Filter;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** HDF5's filters as codecs: deflate, shuffle, fletcher32, lzf, lz4, bitshuffle, zstd, blosc. */
final class Filters {
    private Filters() {}

    /** @param chunkBytes of a chunk without any filter */
    static CodecChain codecs(Path place, List<FilterInfo> filters, int elementBytes, int chunkBytes) {
        List<ByteCodec> codecs = new ArrayList<>();
        for (FilterInfo filter : filters) {
            codecs.add(codec(place, filter, elementBytes, chunkBytes));
        }
        return new CodecChain(codecs);
    }

    private static ByteCodec codec(Path place, FilterInfo filter, int elementBytes, int chunkBytes) {
        int[] values = filter.getData();
        return switch (filter.getId()) {
            case 1 -> new DeflateCodec(false, values.length > 0 && values[0] >= 0 && values[0] <= 9 ? values[0] : -1);
            case 2 -> new ShuffleCodec(values.length > 0 && values[0] > 0 ? values[0] : elementBytes);
            case 3 -> new Fletcher32Codec();
            case 32000 -> new LzfCodec(chunkBytes);
            case 32001 -> new BloscCodec(BloscCodec.Inner.LZ4, 5, BloscCodec.Shuffle.SHUFFLE, elementBytes, 0);
            case 32004 -> new LibraryCodec(new Lz4Filter(), values, chunkBytes);
            case 32008 -> new LibraryCodec(new BitShuffleFilter(), values, chunkBytes);
            case 32015 -> new ZstdCodec(3);
            default ->
                throw new FileException(
                        place,
                        "is packed with the filter " + filter.getName() + " (number " + filter.getId()
                                + "), which is not read here; known are gzip, shuffle, fletcher32, lzf, lz4, bitshuffle,"
                                + " zstd and blosc. Save it with one of these, for example by h5repack -f GZIP=4.");
        };
    }
}
