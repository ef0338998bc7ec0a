package io.biapy.io.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipBlockTest {
    private static byte[] gzip(byte[] raw) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(raw);
        }
        return packed.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] unpacked(byte[] packed, int room) throws CodecException {
        byte[] into = new byte[room];
        return Arrays.copyOf(into, GzipBlock.decode(packed, 0, packed.length, into));
    }

    @Test
    void members_oneAfterTheOther_unpackToOneThing_whateverFollowsThem() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            byte[] first = Streams.raw(random);
            byte[] second = Streams.raw(random);
            byte[] behind = new byte[random.nextInt(3) * random.nextInt(20)];
            byte[] packed = join(gzip(first), gzip(second), behind);
            assertThat(unpacked(packed, first.length + second.length)).isEqualTo(join(first, second));
        }
    }

    /** Extra field, name, comment and sum of the header, alone and together. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 16, 20, 30})
    void partsOfTheHeader_areSkipped(int flags) throws Exception {
        byte[] raw = {1, 2, 3, 4, 5};
        byte[] plain = gzip(raw);
        byte[] header = Arrays.copyOf(plain, 10);
        header[3] = (byte) flags;
        header = (flags & 4) == 0 ? header : join(header, new byte[] {3, 0, 7, 0, 7});
        header = (flags & 8) == 0 ? header : join(header, new byte[] {'n', 'a', 0});
        header = (flags & 16) == 0 ? header : join(header, new byte[] {'c', 0});
        CRC32 sum = new CRC32();
        sum.update(header);
        byte[] both = {(byte) sum.getValue(), (byte) (sum.getValue() >> 8)};
        byte[] packed =
                join(header, (flags & 2) == 0 ? new byte[0] : both, Arrays.copyOfRange(plain, 10, plain.length));
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
                .isEqualTo(raw);
        assertThat(unpacked(packed, 5)).isEqualTo(raw);
        for (int n = 0; n < packed.length; n++) {
            byte[] part = Arrays.copyOf(packed, n);
            assertThatThrownBy(() -> unpacked(part, 5)).isInstanceOf(CodecException.class);
        }
    }

    @Test
    void oneChangedByteOfTheData_isFound() throws Exception {
        Random random = new Random(2);
        for (int i = 0; i < 500; i++) {
            byte[] raw = Arrays.copyOf(Streams.raw(random), 1 + random.nextInt(500));
            byte[] packed = gzip(raw);
            packed[10 + random.nextInt(packed.length - 10)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(unpacked(packed, raw.length))
                        .isEqualTo(raw); // bits between the data and their sum mean nothing
            } catch (CodecException e) {
                assertThat(e).hasMessageMatching(".*(damaged|cut off|holds more).*");
            }
        }
    }

    @Test
    void moreThanBelongs_isRefused() throws Exception {
        byte[] packed = gzip(new byte[1000]);
        assertThatThrownBy(() -> unpacked(packed, 999)).hasMessageContaining("more than the 999 bytes");
        assertThat(unpacked(packed, 1200)).isEqualTo(new byte[1000]);
    }
}
