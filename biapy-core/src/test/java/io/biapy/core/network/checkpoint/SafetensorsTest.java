package io.biapy.core.network.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.network.Tensor;
import io.biapy.core.network.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("model.safetensors");
    }

    @Test
    void what_is_written_is_read_back_bit_for_bit() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 20; trial++) {
            List<Tensor> tensors = new ArrayList<>();
            for (int t = random.nextInt(0, 6); t > 0; t--) {
                int[] shape = random.ints(random.nextInt(0, 4), 0, 40).toArray();
                float[] data = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
                for (int i = 0; i < data.length; i++) {
                    data[i] = Float.intBitsToFloat(random.nextInt()); // any bits: NaN, infinities, -0, subnormals
                }
                tensors.add(new Tensor("layer." + t + ".ω\"", shape, data));
            }
            Map<String, String> texts = random.nextBoolean() ? Map.of() : Map.of("spec", "{\"a\": 1}\n", "naïve", "ü");
            Safetensors.write(file, Weights.of(tensors), texts);
            Safetensors read = Safetensors.read(file);
            assertThat(read.metadata()).isEqualTo(texts);
            assertThat(read.weights().keys())
                    .containsExactlyElementsOf(tensors.stream().map(Tensor::key).toList());
            for (Tensor tensor : tensors) {
                Tensor same = read.weights().get(tensor.key());
                assertThat(same.shape()).containsExactly(tensor.shape());
                assertThat(bits(same)).containsExactly(bits(tensor));
            }
        }
    }

    @Test
    void counters_of_batches_are_written_as_integers_as_pytorch_has_them() throws IOException {
        Weights weights = Weights.of(List.of(
                new Tensor("a.weight", new int[] {1}, new float[] {1}),
                new Tensor("a.num_batches_tracked", new int[0], new float[] {1234})));
        Safetensors.write(file, weights, Map.of());
        assertThat(header())
                .contains("\"a.num_batches_tracked\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]}");
        assertThat(Safetensors.read(file).weights().get("a.num_batches_tracked").data())
                .containsExactly(1234);
    }

    @Test
    void equal_weights_give_equal_bytes_and_data_starts_at_a_multiple_of_eight() throws IOException {
        Weights weights = Weights.of(List.of(new Tensor("w", new int[] {3}, new float[] {1, 2, 3})));
        Safetensors.write(file, weights, Map.of("a", "b"));
        byte[] first = Files.readAllBytes(file);
        Safetensors.write(file, weights, Map.of("a", "b"));
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
        assertThat((first.length - 12) % 8).isZero();
    }

    @Test
    void a_target_that_cannot_be_written_leaves_nothing_behind() throws IOException {
        Weights weights = Weights.of(List.of(new Tensor("w", new int[] {1}, new float[] {1})));
        Path plain = Files.writeString(folder.resolve("plain"), "no folder");
        Path inside = plain.resolve("model.safetensors");
        assertThatThrownBy(() -> Safetensors.write(inside, weights, Map.of()))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(inside.toString());
        Files.createDirectories(file.resolve("occupied"));
        assertThatThrownBy(() -> Safetensors.write(file, weights, Map.of())).isInstanceOf(FileException.class);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(file, plain);
        }
    }

    @Test
    void every_number_type_is_read() throws IOException {
        ByteBuffer data = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
        data.putDouble(0.5).putLong(-3).putFloat(2.5f).putInt(-9).putShort((short) 0x3C00);
        data.putShort((short) 0xC040).put((byte) 200).put((byte) 1);
        write(
                entry("a", "F64", 0, 8) + "," + entry("b", "I64", 8, 16) + "," + entry("c", "F32", 16, 20) + ","
                        + entry("d", "I32", 20, 24) + "," + entry("e", "F16", 24, 26) + "," + entry("f", "BF16", 26, 28)
                        + "," + entry("g", "U8", 28, 29) + "," + entry("h", "BOOL", 29, 30),
                data.array());
        Weights weights = Safetensors.read(file).weights();
        assertThat(weights.tensors())
                .extracting(t -> t.data()[0])
                .containsExactly(0.5f, -3f, 2.5f, -9f, 1f, -3f, 200f, 1f);
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 60, -1, Long.MIN_VALUE, 0, 1, 100_000_001, 4096})
    void a_header_that_claims_another_length_than_the_file_has_is_refused(long length) throws IOException {
        byte[] bytes = new byte[64];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        Files.write(file, bytes);
        refused("header should have " + Long.toUnsignedString(length));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}|needs 8 bytes",
                "'a':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}|data_offsets",
                "'a':{'dtype':'F32','shape':[1],'data_offsets':[-4,0]}|impossible",
                "'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}|impossible",
                "'a':{'dtype':'F32','shape':[1.5],'data_offsets':[0,4]}|impossible",
                "'a':{'dtype':'F32','shape':[4294967297],'data_offsets':[0,4]}|impossible",
                "'a':{'dtype':'F32','shape':[2147483647,2147483647,2147483647],'data_offsets':[0,4]}|impossible shape",
                "'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4,8]}|two data_offsets",
                "'a':{'dtype':'F32','shape':1,'data_offsets':[0,4]}|two data_offsets",
                "'a':{'dtype':'X7','shape':[1],'data_offsets':[0,4]}|unknown type",
                "'a':7|unknown type",
                "'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}|overlap",
                "'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}|gaps",
                "'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}|there are 8 bytes",
                "'a':{'dtype':'F32','shape':[3],'data_offsets':[0,12]}|there are 8 bytes",
                "'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}|Duplicate",
                "'__metadata__':{'a':1}|texts only",
                "'__metadata__':[]|object of texts",
                "'a':|not valid JSON"
            })
    void a_header_that_contradicts_itself_is_refused(String entries, String part) throws IOException {
        write(entries.replace('\'', '"'), new byte[8]);
        refused(part);
    }

    @Test
    void a_header_nested_without_end_is_refused() throws IOException {
        write("\"a\":" + "[".repeat(200_000), new byte[0]);
        refused("JSON");
    }

    @Test
    void a_header_that_is_no_object_is_refused() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(2)
                .put((byte) '[')
                .put((byte) ']');
        Files.write(file, bytes.array());
        refused("not a JSON object");
    }

    @Test
    void a_file_cut_anywhere_is_refused() throws IOException {
        Safetensors.write(file, Weights.of(List.of(new Tensor("w", new int[] {3}, new float[] {1, 2, 3}))), Map.of());
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Safetensors.read(file))
                    .isInstanceOf(FileException.class)
                    .hasMessageStartingWith(file.toString());
        }
    }

    @Test
    void an_absent_file_says_so() {
        refused("no such file");
    }

    private void refused(String part) {
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(part);
    }

    private void write(String entries, byte[] data) throws IOException {
        byte[] json = ("{" + entries + "}").getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(file, bytes.putLong(json.length).put(json).put(data).array());
    }

    private String header() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return new String(bytes, 8, length, StandardCharsets.UTF_8);
    }

    private static String entry(String key, String type, int begin, int end) {
        return "\"" + key + "\":{\"dtype\":\"" + type + "\",\"shape\":[1],\"data_offsets\":[" + begin + "," + end
                + "]}";
    }

    private static int[] bits(Tensor tensor) {
        int[] bits = new int[tensor.data().length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(tensor.data()[i]);
        }
        return bits;
    }
}
