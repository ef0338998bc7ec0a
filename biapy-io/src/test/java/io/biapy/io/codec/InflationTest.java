package io.biapy.io.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Zlib data as java.util.zip reads them: same bytes, same refusals, nothing outside of the room given. */
class InflationTest {
    private static final int GUARD = 16;

    /** What came of unpacking: at most {@code room} bytes, and what ended it. */
    private record Answer(byte[] bytes, String end) {}

    @Test
    void packedData_ofAnyKindAndStrategy_unpackToWhatTheyWere() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 1500; i++) {
            byte[] raw = Streams.raw(random);
            byte[] packed = Streams.pack(raw, random);
            Answer answer = ours(packed, raw.length, random);
            assertThat(answer.end()).as("case %s", i).isEqualTo("whole");
            assertThat(answer.bytes()).as("case %s", i).isEqualTo(raw);
        }
    }

    @Test
    void changedData_endAsInTheJdk() throws Exception {
        Random random = new Random(2);
        int refused = 0;
        for (int i = 0; i < 6000; i++) {
            byte[] raw = Streams.raw(random);
            byte[] packed = Streams.pack(raw, random);
            Streams.change(packed, random);
            int room = random.nextInt(4) == 0 ? random.nextInt(raw.length + 1) : raw.length + random.nextInt(300);
            refused += requireSame(packed, room, random).startsWith("refused") ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(500);
    }

    @Test
    void anyBytesBehindAHeader_endAsInTheJdk() throws Exception {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            byte[] packed = new byte[2 + random.nextInt(200)];
            random.nextBytes(packed);
            packed[0] = 0x78;
            packed[1] = 0x01;
            if (packed.length > 2 && i % 2 == 0) {
                packed[2] = (byte) (packed[2] & ~6 | 4); // a block with codes of its own
            }
            requireSame(packed, 1 + random.nextInt(2000), random);
        }
    }

    @Test
    void dataCutOffAtEveryByte_giveWhatTheJdkGives() throws Exception {
        Random random = new Random(4);
        for (int i = 0; i < 30; i++) {
            byte[] raw = Arrays.copyOf(Streams.raw(random), 700);
            byte[] packed = Streams.pack(raw, random);
            for (int n = 0; n < packed.length; n++) {
                String end = requireSame(Arrays.copyOf(packed, n), raw.length, random);
                assertThat(end).isEqualTo("cut off");
            }
        }
    }

    @Test
    void storedDataCutOffWhereTheRoomEnds_endAsInTheJdk() throws Exception {
        byte[] ten = HexFormat.of().parseHex("7801010A00F5FF" + "AB".repeat(10));
        for (int length = 7; length <= 17; length++) {
            for (int room = 1; room <= 11; room++) {
                requireSame(Arrays.copyOf(ten, length), room, new Random(6));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "7F08, incorrect header check",
        "7709, unknown compression method",
        "881C, invalid window size",
        "782000000000, it needs a dictionary",
        "780107, invalid block type",
        "78010101000100, invalid stored block lengths",
        "7801FD0000, too many length or distance symbols",
        "780105009200, invalid code lengths set",
        "7801050000, invalid code -- missing end-of-block",
        "780105000224, invalid bit length repeat",
        "780105C081000000000010FEA701, invalid literal/lengths set",
        "780105C281000000000010FFD500, invalid distances set",
        "78011B03, invalid literal/length code",
        "780173043E, invalid distance code",
        "7801730442, invalid distance too far back",
        "78010DC0810800000000207FEB2F, invalid distance code"
    })
    void damagedData_areRefusedWithTheReason(String hex, String reason) throws Exception {
        byte[] packed = HexFormat.of().parseHex(hex + "00".repeat(40));
        requireSame(packed, 100, new Random(5));
        assertThatThrownBy(() -> ZlibBlock.decode(packed, 0, packed.length, new byte[100], 0, 100))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void wrongCheckSum_isRefused_andOneThatIsCutOffIsNot() throws Exception {
        byte[] raw = "some text, some text".getBytes(StandardCharsets.UTF_8);
        byte[] packed = Streams.pack(raw, 6, Deflater.DEFAULT_STRATEGY);
        byte[] into = new byte[raw.length];
        assertThat(ZlibBlock.decode(packed, 0, packed.length - 1, into, 0, into.length))
                .isEqualTo(raw.length);
        assertThatThrownBy(() -> ZlibBlock.decode(packed, 0, packed.length - 1, into))
                .hasMessageContaining("cut off");
        packed[packed.length - 1]++;
        assertThatThrownBy(() -> ZlibBlock.decode(packed, 0, packed.length, into, 0, into.length))
                .hasMessageContaining("incorrect data check");
    }

    private static String requireSame(byte[] packed, int room, Random random) throws Exception {
        Answer expected = jdk(packed, room);
        Answer got = ours(packed, room, random);
        if (got.end().equals("full") && expected.end().startsWith("refused")) {
            return got.end(); // the damage lies behind what was asked for
        }
        assertThat(got.end()).isEqualTo(expected.end());
        if (!got.end().startsWith("refused")) {
            assertThat(got.bytes()).isEqualTo(expected.bytes());
        }
        return got.end();
    }

    private static Answer jdk(byte[] packed, int room) {
        Inflater inflater = new Inflater();
        byte[] into = new byte[room + 1];
        try {
            inflater.setInput(packed);
            int done = 0;
            int got;
            do {
                got = inflater.inflate(into, done, into.length - done);
                done += got;
            } while (got > 0 && done <= room);
            String end = done > room
                    ? "full"
                    : inflater.finished()
                            ? "whole"
                            : inflater.needsDictionary() ? "refused: it needs a dictionary" : "cut off";
            return new Answer(Arrays.copyOf(into, Math.min(done, room)), end);
        } catch (DataFormatException e) {
            return new Answer(new byte[0], "refused: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    /** Unpacked in the middle of arrays whose other bytes must not matter and must stay. */
    private static Answer ours(byte[] packed, int room, Random random) throws Exception {
        byte[] from = new byte[GUARD + packed.length + random.nextInt(GUARD)];
        random.nextBytes(from);
        System.arraycopy(packed, 0, from, GUARD, packed.length);
        byte[] into = new byte[GUARD + room + GUARD];
        random.nextBytes(into);
        byte[] before = into.clone();
        String end;
        int bytes = 0;
        try {
            ZlibBlock.Result result = ZlibBlock.read(from, GUARD, packed.length, into, GUARD, room);
            bytes = result.bytes();
            end = switch (result.outcome()) {
                case WHOLE -> "whole";
                case CUT_OFF -> "cut off";
                case FULL -> "full";
            };
        } catch (CodecException e) {
            end = "refused: " + e.getCause().getMessage();
        }
        assertThat(Arrays.equals(into, 0, GUARD, before, 0, GUARD)).isTrue();
        assertThat(Arrays.equals(into, GUARD + room, into.length, before, GUARD + room, into.length))
                .isTrue();
        return new Answer(Arrays.copyOfRange(into, GUARD, GUARD + bytes), end);
    }
}
