package io.biapy.io.array;

import io.biapy.io.file.RandomBytes;
import java.nio.file.Path;
import java.util.List;

/** Parts of equal length, one behind the other as the bytes of one array; each is opened for as long as it is read. */
record JoinedBytes(Path file, List<ArrayData> parts, long each) implements RandomBytes {
    @Override
    public long size() {
        return each * parts.size();
    }

    @Override
    public byte[] read(long at, long count) {
        byte[] into = new byte[Math.toIntExact(count)];
        for (int done = 0; done < into.length; ) {
            long position = at + done;
            ArrayData part = parts.get((int) (position / each));
            int length = (int) Math.min(into.length - done, each - position % each);
            try (RandomBytes bytes = part.open()) {
                System.arraycopy(bytes.read(part.start() + position % each, length), 0, into, done, length);
            }
            done += length;
        }
        return into;
    }

    @Override
    public void close() {}
}
