package io.biapy.core.network.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a checkpoint of PyTorch gives: numbers of every type, views with strides, settings. */
class CheckpointReadingTest {
    @TempDir
    Path folder;

    @Test
    void every_storage_type_is_read_in_either_byte_order() {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            assertThat(one(
                            "DoubleStorage",
                            order,
                            bytes(order, 16).putDouble(1.5).putDouble(-2)))
                    .containsExactly(1.5f, -2);
            assertThat(one("FloatStorage", order, bytes(order, 8).putFloat(0.1f).putFloat(-0f)))
                    .containsExactly(0.1f, -0f);
            assertThat(one(
                            "HalfStorage",
                            order,
                            bytes(order, 4).putShort((short) 0x3C01).putShort((short) 0x8001)))
                    .containsExactly(1.0009765625f, -0x1p-24f);
            assertThat(one(
                            "BFloat16Storage",
                            order,
                            bytes(order, 4).putShort((short) 0x3F80).putShort((short) 0xC040)))
                    .containsExactly(1, -3);
            assertThat(one(
                            "LongStorage",
                            order,
                            bytes(order, 16).putLong(1L << 40).putLong(-7)))
                    .containsExactly(0x1p40f, -7);
            assertThat(one("IntStorage", order, bytes(order, 8).putInt(70_000).putInt(-7)))
                    .containsExactly(70_000, -7);
            assertThat(one(
                            "ShortStorage",
                            order,
                            bytes(order, 4).putShort((short) 300).putShort((short) -7)))
                    .containsExactly(300, -7);
        }
        assertThat(one("CharStorage", ByteOrder.LITTLE_ENDIAN, ByteBuffer.wrap(new byte[] {5, -7})))
                .containsExactly(5, -7);
        assertThat(one("ByteStorage", ByteOrder.LITTLE_ENDIAN, ByteBuffer.wrap(new byte[] {5, -1})))
                .containsExactly(5, 255);
        assertThat(one("BoolStorage", ByteOrder.LITTLE_ENDIAN, ByteBuffer.wrap(new byte[] {1, 0})))
                .containsExactly(1, 0);
    }

    @Test
    void half_precision_agrees_with_the_definition_for_every_bit_pattern() {
        ByteBuffer cell = ByteBuffer.allocate(2);
        for (int bits = 0; bits < 1 << 16; bits++) {
            int exponent = bits >> 10 & 0x1F;
            double fraction = (bits & 0x3FF) / 1024.0;
            double magnitude = exponent == 0
                    ? fraction * Math.pow(2, -14)
                    : exponent == 31
                            ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                            : (1 + fraction) * Math.pow(2, exponent - 15);
            float expected = (float) (bits >> 15 == 0 ? magnitude : -magnitude);
            assertThat(Float.valueOf(ElementType.F16.read(cell.putShort(0, (short) bits), 0)))
                    .isEqualTo(Float.valueOf(expected));
        }
    }

    @Test
    void a_view_with_offset_and_strides_equals_indexing_by_hand() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 60; trial++) {
            int[] shape = {random.nextInt(1, 4), random.nextInt(1, 4), random.nextInt(1, 5)};
            int[] strides = {random.nextInt(0, 13), random.nextInt(0, 7), random.nextInt(0, 3)};
            int offset = random.nextInt(0, 5);
            float[] storage = new float[80];
            for (int i = 0; i < storage.length; i++) {
                storage[i] = random.nextInt();
            }
            float[] expected = new float[shape[0] * shape[1] * shape[2]];
            int at = 0;
            for (int a = 0; a < shape[0]; a++) {
                for (int b = 0; b < shape[1]; b++) {
                    for (int c = 0; c < shape[2]; c++) {
                        expected[at++] = storage[offset + a * strides[0] + b * strides[1] + c * strides[2]];
                    }
                }
            }
            PickleBytes member = new PickleBytes().text("w").tensor("FloatStorage", "0", 80, offset, shape, strides);
            Path file = new TorchFile(PickleBytes.model(member).end())
                    .floats("0", storage)
                    .write(folder.resolve("a.pth"));
            assertThat(BiapyCheckpoint.read(file).weights().get("w").data()).containsExactly(expected);
        }
    }

    @Test
    void an_empty_tensor_and_a_single_number_are_read() {
        PickleBytes members = new PickleBytes()
                .text("none")
                .tensor("FloatStorage", "0", 1, 0, new int[] {0, 3}, new int[] {3, 1})
                .text("one")
                .tensor("FloatStorage", "0", 1, 0, new int[0], new int[0]);
        Path file =
                new TorchFile(PickleBytes.model(members).end()).floats("0", 42).write(folder.resolve("a.pth"));
        assertThat(BiapyCheckpoint.read(file).weights().get("none").data()).isEmpty();
        assertThat(BiapyCheckpoint.read(file).weights().get("one").data()).containsExactly(42);
    }

    @Test
    void settings_arrive_as_plain_values_without_what_is_none() {
        BiapyCheckpoint checkpoint = settings(new PickleBytes()
                .text("cfg")
                .value(ordered(
                        "DATA", ordered("NORMALIZATION", ordered("TYPE", "div"), "PATCH_SIZE", List.of(64, 64, 1))))
                .text("model_build_kwargs")
                .raw('N')
                .text("epoch")
                .value(12)
                .text("biapy_version")
                .value("3.7.1"));
        assertThat(checkpoint.epoch()).isEqualTo("12");
        assertThat(checkpoint.version()).isEqualTo("3.7.1");
        assertThat(checkpoint.buildArguments()).isEmpty();
        assertThat(checkpoint.normalization()).isEqualTo(Map.of("TYPE", "div"));
        assertThat(checkpoint.setting("DATA.PATCH_SIZE")).contains(List.of(64, 64, 1));
        assertThat(checkpoint.setting("DATA.NOTHING.TYPE")).isEmpty();
        assertThat(checkpoint)
                .hasToString("BiaPy 3.7.1 checkpoint a.pth (epoch 12): unknown network, Weights: 0 tensors, 0 numbers");
    }

    @Test
    void an_architecture_that_cannot_be_built_is_named_but_its_weights_are_read() {
        BiapyCheckpoint checkpoint =
                settings(new PickleBytes().text("cfg").value(ordered("MODEL", ordered("ARCHITECTURE", "unetr"))));
        assertThatThrownBy(checkpoint::graph)
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("\"unetr\"", "did you mean \"unet\"");
        assertThat(checkpoint.weights().keys()).isEmpty();
    }

    @Test
    void a_checkpoint_that_does_not_name_its_architecture_says_what_is_missing() {
        assertThatThrownBy(() -> settings(new PickleBytes()).graph()).hasMessageContaining("MODEL.ARCHITECTURE");
    }

    /** A checkpoint without tensors and with these further entries. */
    private BiapyCheckpoint settings(PickleBytes entries) {
        PickleBytes pickle = PickleBytes.model(new PickleBytes()).append(entries);
        return BiapyCheckpoint.read(new TorchFile(pickle.end()).write(folder.resolve("a.pth")));
    }

    private float[] one(String storage, ByteOrder order, ByteBuffer numbers) {
        PickleBytes member = new PickleBytes().text("w").tensor(storage, "0", 2, 0, new int[] {2}, new int[] {1});
        Path file = new TorchFile(PickleBytes.model(member).end())
                .entry("run/data/0", numbers.array())
                .text("run/byteorder", order == ByteOrder.BIG_ENDIAN ? "big" : "little")
                .write(folder.resolve("a.pth"));
        return BiapyCheckpoint.read(file).weights().get("w").data();
    }

    private static ByteBuffer bytes(ByteOrder order, int count) {
        return ByteBuffer.allocate(count).order(order);
    }

    private static Map<String, Object> ordered(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }
}
