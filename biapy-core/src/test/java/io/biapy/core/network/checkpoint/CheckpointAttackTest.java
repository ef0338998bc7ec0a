package io.biapy.core.network.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile and damaged checkpoints: refused with a message that names the file, and nothing in them happens. */
class CheckpointAttackTest {
    private static final int[] ONE = {1};

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("model.pth");
    }

    @ParameterizedTest
    @CsvSource({
        "os,system",
        "posix,system",
        "builtins,eval",
        "builtins,getattr",
        "subprocess,Popen",
        "torch.storage,_load_from_bytes",
        "torch.nn.modules.conv,Conv2d",
        "yacs.config,CfgNode",
        "torch,load",
        "numpy.core.multiarray,_reconstruct"
    })
    void a_python_name_outside_the_list_is_refused_by_name(String module, String name) {
        byte[] pickle = new PickleBytes()
                .global(module, name)
                .raw('(')
                .text("touch " + folder.resolve("pwned"))
                .raw('t', 'R', '.')
                .stop();
        refused(pickle, module + "." + name, "refused");
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void a_name_given_through_the_stack_is_refused_too() {
        refused(new PickleBytes().text("os").text("system").raw(0x93).stop(), "os.system");
    }

    @Test
    void control_characters_in_a_name_do_not_reach_the_message() {
        assertThatThrownBy(() ->
                        read(new PickleBytes().global("o\u001b[2Js", "system").stop()))
                .isInstanceOf(FileException.class)
                .hasMessageNotContaining("\u001b");
    }

    @ParameterizedTest
    @ValueSource(ints = {'i', 'o', 0x81, 0x92, 0x82, 0x83, 0x84, 'P', 'S', 'I', 'V', 'L', 'B', 0x96, 0x97, 0x8B, 0xFF})
    void an_instruction_that_torch_does_not_write_is_refused_by_number(int instruction) {
        refused(new PickleBytes().raw('(').raw(instruction).stop(), String.format("instruction 0x%02X", instruction));
    }

    @Test
    void nothing_can_be_called_but_the_names_of_the_list() {
        refused(new PickleBytes().text("system").raw(')', 'R').stop(), "calls something that is no function");
        refused(new PickleBytes().global("torch", "FloatStorage").raw(')', 'R').stop(), "storage is called");
    }

    @Test
    void attributes_are_set_on_dictionaries_only() {
        refused(new PickleBytes().raw(']', '}', 'b').stop(), "no dictionary");
    }

    @Test
    void a_text_longer_than_the_file_is_refused_before_it_is_allocated() {
        refused(new PickleBytes().raw('X').int32(Integer.MAX_VALUE).stop(), "longer than itself");
        refused(new PickleBytes().raw('X').int32(-1).stop(), "longer than itself");
    }

    @Test
    void a_pickle_of_too_many_instructions_is_refused() {
        byte[] pickle = new byte[PickleReader.MOST_INSTRUCTIONS + 1];
        Arrays.fill(pickle, (byte) '}');
        refused(pickle, "instructions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t", "e", "u", "R", "a", "s", ".", "b", "Q", "q"})
    void an_instruction_without_operands_is_refused(String instruction) {
        refused(new PickleBytes().raw(instruction.charAt(0), 0).stop(), "the pickle takes");
    }

    @Test
    void settings_that_contain_themselves_are_refused() {
        PickleBytes pickle =
                new PickleBytes().raw('}', '(').text("model").raw('}').text("cfg");
        byte[] cyclic =
                pickle.raw('}', 'q', 1).text("again").raw('h', 1, 's', 'u').stop();
        refused(cyclic, "nested too deeply");
    }

    @Test
    void settings_that_double_at_each_level_are_refused() {
        PickleBytes pickle = new PickleBytes()
                .raw('}', '(')
                .text("model")
                .raw('}')
                .text("parts")
                .raw('(', '}', 'q', 0);
        for (int level = 1; level < 40; level++) {
            pickle.raw('}').text("x").raw('h', level - 1, 's').text("y").raw('h', level - 1, 's', 'q', level);
        }
        refused(pickle.raw('t').text("cfg").raw('h', 39, 'u').stop(), "too many");
    }

    @Test
    void a_storage_that_is_not_in_the_archive_is_named() {
        assertRefused(new TorchFile(oneTensor("7", 4, 0, new int[] {4}, ONE)).floats("0", 1, 2, 3, 4), "run/data/7");
    }

    @Test
    void a_storage_key_that_climbs_out_of_the_folder_finds_nothing() throws IOException {
        Files.writeString(folder.resolve("secret"), "secret");
        assertRefused(new TorchFile(oneTensor("../../secret", 4, 0, new int[] {4}, ONE)), "has no entry");
    }

    @Test
    void a_tensor_larger_than_its_storage_is_refused() {
        assertRefused(
                new TorchFile(oneTensor("0", 5, 0, new int[] {5}, ONE)).floats("0", 1, 2, 3, 4), "needs 5 numbers");
        assertRefused(
                new TorchFile(oneTensor("0", 4, 1, new int[] {4}, ONE)).floats("0", 1, 2, 3, 4), "needs 5 numbers");
        assertRefused(
                new TorchFile(oneTensor("0", 4, 0, new int[] {2, 2}, new int[] {3, 1})).floats("0", 1, 2, 3, 4),
                "needs 5 numbers");
    }

    @Test
    void impossible_shapes_are_refused() {
        assertRefused(storage(new int[] {-1}, ONE), "impossible size");
        assertRefused(storage(new int[] {4}, new int[] {-1}), "impossible size");
        assertRefused(storage(new int[] {4}, new int[] {1, 1}), "1 sizes and 2 strides");
        assertRefused(storage(new int[] {1 << 20, 1 << 20}, new int[] {0, 0}), "more numbers than one array");
        assertRefused(storage(new int[] {1 << 20}, new int[] {1 << 20}), "further than one array");
    }

    @Test
    void a_number_repeated_into_more_than_the_memory_is_refused() {
        PickleBytes members = new PickleBytes();
        for (int i = 0; i < 1000; i++) {
            members.text("t" + i).tensor("FloatStorage", "0", 1, 0, new int[] {1 << 30}, new int[] {0});
        }
        assertRefused(new TorchFile(PickleBytes.model(members).end()).floats("0", 1), "-Xmx");
    }

    @Test
    void a_compressed_entry_is_refused() {
        assertRefused(storage(new int[] {4}, ONE).compressed(), "is compressed");
    }

    @Test
    void a_damaged_number_is_noticed_by_its_checksum() throws IOException {
        Path valid = storage(new int[] {4}, ONE).write(file);
        byte[] bytes = Files.readAllBytes(valid);
        byte[] needle = {0, 0, (byte) 0x80, 0x3F, 0, 0, 0, 0x40}; // 1f, 2f
        for (int i = 0; i < bytes.length - needle.length; i++) {
            if (Arrays.equals(bytes, i, i + needle.length, needle, 0, needle.length)) {
                bytes[i] ^= 1;
            }
        }
        Files.write(file, bytes);
        assertThatThrownBy(() -> BiapyCheckpoint.read(file))
                .hasMessageContaining("checksum")
                .hasMessageContaining("data/0");
    }

    @Test
    void a_file_cut_anywhere_is_refused() throws IOException {
        byte[] whole = Files.readAllBytes(storage(new int[] {4}, ONE).write(file));
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> BiapyCheckpoint.read(file))
                    .isInstanceOf(FileException.class)
                    .hasMessageStartingWith(file.toString());
        }
    }

    @Test
    void a_file_that_is_absent_or_something_else_says_so() throws IOException {
        assertThatThrownBy(() -> BiapyCheckpoint.read(file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> BiapyCheckpoint.read(folder)).isInstanceOf(FileException.class);
        Files.writeString(file, "\u0080\u0002 a pickle of old");
        assertThatThrownBy(() -> BiapyCheckpoint.read(file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("before 1.6");
        new TorchFile(new byte[0]).entry("other/data.pkl", new byte[0]).write(file);
        assertThatThrownBy(() -> BiapyCheckpoint.read(file)).hasMessageContaining("found 2");
    }

    @Test
    void a_dictionary_without_a_model_is_no_checkpoint() {
        refused(new PickleBytes().value(Map.of("weights", 1)).stop(), "no dictionary \"model\"");
        refused(new PickleBytes().value(Map.of("model", Map.of("a", 1))).stop(), "something else than named tensors");
        refused(new PickleBytes().value(1).stop(), "no dictionary \"model\"");
    }

    private static TorchFile storage(int[] shape, int[] strides) {
        return new TorchFile(oneTensor("0", 4, 0, shape, strides)).floats("0", 1, 2, 3, 4);
    }

    private static byte[] oneTensor(String key, int length, int offset, int[] shape, int[] strides) {
        return PickleBytes.model(
                        new PickleBytes().text("w").tensor("FloatStorage", key, length, offset, shape, strides))
                .end();
    }

    private void refused(byte[] pickle, String... parts) {
        assertThatThrownBy(() -> read(pickle))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContainingAll(parts);
    }

    private void assertRefused(TorchFile torch, String part) {
        torch.write(file);
        assertThatThrownBy(() -> BiapyCheckpoint.read(file))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(part);
    }

    private BiapyCheckpoint read(byte[] pickle) {
        return BiapyCheckpoint.read(new TorchFile(pickle).write(file));
    }
}
