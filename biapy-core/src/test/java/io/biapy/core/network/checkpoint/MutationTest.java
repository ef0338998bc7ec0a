package io.biapy.core.network.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.error.InputException;
import io.biapy.core.network.Architectures;
import io.biapy.core.network.Initializer;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Tensor;
import io.biapy.core.network.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Valid files with random bytes changed, cut or repeated: read, or refused with an exception of ours; never anything else. */
class MutationTest {
    private static final NetworkGraph TINY =
            Architectures.unet().featureMaps(2, 3).head("F+C", 2).build();

    private static final Weights WEIGHTS = Initializer.weights(TINY, 1);

    @TempDir
    Path folder;

    @Test
    void a_mutated_safetensors_file_is_read_or_refused() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Safetensors.write(file, WEIGHTS, Map.of("spec", "{}"));
        Path mutant = folder.resolve("mutant.safetensors");
        mutate(Files.readAllBytes(file), mutant, 2000, path -> Safetensors.read(path)
                .weights()
                .matching(TINY));
    }

    @Test
    void a_mutated_checkpoint_is_read_or_refused() throws IOException {
        Path file = checkpoint(folder.resolve("model.pth"));
        assertThat(BiapyCheckpoint.read(file).graph().nodes()).isEqualTo(TINY.nodes());
        mutate(Files.readAllBytes(file), folder.resolve("mutant.pth"), 1000, path -> BiapyCheckpoint.read(path)
                .graph());
    }

    /** The zip's checksums shield the pickle from most mutations above; here its own bytes change. */
    @Test
    void a_mutated_pickle_in_a_sound_archive_is_read_or_refused() throws IOException {
        byte[] pickle = pickle();
        SplittableRandom random = new SplittableRandom(5);
        Path mutant = folder.resolve("mutant.pth");
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            refused += refused(
                    () -> BiapyCheckpoint.read(archive(changed(pickle, random)).write(mutant))
                            .graph());
        }
        assertThat(refused).isBetween(1, 399);
    }

    @Test
    void a_mutated_pickle_alone_gives_a_value_or_an_io_exception() {
        byte[] pickle = pickle();
        SplittableRandom random = new SplittableRandom(6);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            try {
                assertThat(PickleReader.read(changed(pickle, random))).isNotNull();
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1, 19_999);
    }

    private static void mutate(byte[] bytes, Path mutant, int times, Consumer<Path> read) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        int refused = 0;
        for (int i = 0; i < times; i++) {
            Files.write(mutant, changed(bytes, random));
            refused += refused(() -> read.accept(mutant));
        }
        assertThat(refused).isPositive();
    }

    /** Any exception but ours, and any error, fails the test. */
    private static int refused(Runnable reading) {
        try {
            reading.run();
            return 0;
        } catch (InputException e) {
            assertThat(e.getMessage()).isNotBlank();
            return 1;
        }
    }

    private static byte[] changed(byte[] bytes, SplittableRandom random) {
        byte[] copy = bytes.clone();
        for (int changes = random.nextInt(1, 5); changes > 0; changes--) {
            int at = random.nextInt(copy.length);
            switch (random.nextInt(5)) {
                case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> copy[at] = (byte) random.nextInt(256);
                case 2 ->
                    Arrays.fill(copy, at, Math.min(copy.length, at + 4), (byte) (random.nextBoolean() ? 0xFF : 0));
                case 3 ->
                    System.arraycopy(
                            copy,
                            at,
                            copy,
                            random.nextInt(copy.length - Math.min(9, copy.length - at) + 1),
                            Math.min(8, copy.length - at));
                default -> copy = Arrays.copyOf(copy, Math.max(1, at));
            }
        }
        return copy;
    }

    private static Path checkpoint(Path file) {
        return archive(pickle()).write(file);
    }

    private static byte[] pickle() {
        PickleBytes members = new PickleBytes();
        int key = 0;
        for (Tensor tensor : WEIGHTS.tensors()) {
            members.text(tensor.key());
            members.tensor(
                    "FloatStorage",
                    String.valueOf(key++),
                    tensor.data().length,
                    0,
                    tensor.shape(),
                    strides(tensor.shape()));
        }
        Map<String, Object> arguments = new LinkedHashMap<>(TINY.settings());
        return PickleBytes.model(members)
                .text("model_build_kwargs")
                .value(arguments)
                .text("cfg")
                .value(Map.of("MODEL", Map.of("ARCHITECTURE", "unet")))
                .end();
    }

    private static TorchFile archive(byte[] pickle) {
        TorchFile file = new TorchFile(pickle);
        int key = 0;
        for (Tensor tensor : WEIGHTS.tensors()) {
            file.floats(String.valueOf(key++), tensor.data());
        }
        return file;
    }

    private static int[] strides(int[] shape) {
        int[] strides = new int[shape.length];
        int step = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = step;
            step *= shape[i];
        }
        return strides;
    }
}
