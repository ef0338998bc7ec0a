package io.biapy.io.tiff;

import io.biapy.core.error.FileException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One image file directory: its tags, and where the next directory stands (0 for none). */
record Directory(Map<Integer, TagValue> tags, long next) {
    static Directory read(TiffBytes in, long at) {
        int countBytes = in.isBigTiff() ? 8 : 2;
        int entryBytes = in.isBigTiff() ? 20 : 12;
        int offsetBytes = in.isBigTiff() ? 8 : 4;
        long entries = in.number(at, countBytes);
        if (entries < 1 || entries > in.size() / entryBytes) {
            throw new FileException(
                    in.file(), "is damaged: a directory at position " + at + " claims " + entries + " tags.");
        }
        byte[] block = in.read(at + countBytes, entries * entryBytes + offsetBytes);
        Map<Integer, TagValue> tags = new HashMap<>();
        for (int i = 0; i < entries; i++) {
            int start = i * entryBytes;
            int tag = (int) in.number(block, start, 2);
            int type = (int) in.number(block, start + 2, 2);
            long count = in.number(block, start + 4, offsetBytes);
            int size = TagValue.bytesOf(type);
            if (size == 0) {
                continue; // a field type from the future: the standard says to skip the tag
            }
            if (count < 0 || count > in.size() / size) {
                throw new FileException(in.file(), "is damaged: tag " + tag + " claims " + count + " values.");
            }
            boolean inside = count * size <= offsetBytes;
            long field = at + countBytes + start + 4 + offsetBytes;
            long position = inside ? field : in.number(block, start + 4 + offsetBytes, offsetBytes);
            tags.put(tag, new TagValue(tag, type, count, position));
        }
        return new Directory(tags, in.number(block, (int) (entries * entryBytes), offsetBytes));
    }

    Optional<TagValue> tag(int number) {
        return Optional.ofNullable(tags.get(number));
    }

    /** The first value of a tag, or {@code otherwise} where the directory lacks it. */
    long number(TiffBytes in, int tag, long otherwise) {
        TagValue value = tags.get(tag);
        return value == null ? otherwise : value.number(in, 0);
    }

    /** The same for a tag without which there is no image. */
    long required(TiffBytes in, int tag, String meaning) {
        TagValue value = tags.get(tag);
        if (value == null) {
            throw new FileException(in.file(), "is damaged: a directory has no " + meaning + " (tag " + tag + ").");
        }
        return value.number(in, 0);
    }
}
