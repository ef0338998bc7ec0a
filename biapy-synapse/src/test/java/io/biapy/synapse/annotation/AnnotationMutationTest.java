package io.biapy.synapse.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.biapy.core.annotation.SiteAnnotations;
import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Size;
import io.biapy.testkit.Mutations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Valid annotations, changed at random: reading them succeeds or throws {@link FileException}, and nothing else. */
class AnnotationMutationTest {
    private static final Calibration VOXEL = Calibration.of(40, 4, 4, "nm");
    private static final String[] FILES = {
        "{\"connectors\":[{\"id\":5,\"x\":12,\"y\":8,\"z\":40,\"post\":[{\"id\":6,\"x\":16,\"y\":8,\"z\":80},{\"id\":7,\"x\":20,\"y\":4,\"z\":40}]}]}",
        "{\"data\":[{\"T-bar\":{\"location\":[3,2,1],\"confidence\":0.9},\"partners\":[{\"location\":[4,2,1]},{\"location\":[5,2,1]}]}]}",
        "[{\"Pos\":[3,2,1],\"Kind\":\"PreSyn\",\"Rels\":[{\"Rel\":\"PreSynTo\",\"To\":[4,2,1]}]},{\"Pos\":[4,2,1],\"Kind\":\"PostSyn\"}]",
        "{\"skeletons\":{\"11\":{\"treenodes\":{\"1\":{\"location\":[12,8,40],\"parent_id\":null}},\"connectors\":{\"9\":{\"presynaptic_to\":[1],\"postsynaptic_to\":[],\"location\":[12,8,40]}}},"
                + "\"12\":{\"treenodes\":{\"2\":{\"location\":[16,8,80],\"parent_id\":null}},\"connectors\":{\"9\":{\"presynaptic_to\":[],\"postsynaptic_to\":[2],\"location\":[12,8,40]}}}}}",
        "pre_id,post_id,pre_z,pre_y,pre_x,post_z,post_y,post_x\n1,10,40,8,12,40,20,12\n1,11,40,8,12,80,4,12\n"
    };

    @TempDir
    private Path folder;

    @Test
    void changed_annotations_give_nothing_but_file_exceptions() throws IOException {
        mutate(1, 500);
    }

    @Test
    @Tag("deep")
    void tens_of_thousands_of_changed_annotations_give_nothing_but_file_exceptions() throws IOException {
        mutate(2, 20_000);
    }

    private void mutate(long seed, int each) throws IOException {
        int refused = 0;
        int read = 0;
        for (int f = 0; f < FILES.length; f++) {
            byte[] valid = FILES[f].getBytes(StandardCharsets.UTF_8);
            boolean table = f == FILES.length - 1;
            Path file = folder.resolve(f + (table ? ".csv" : ".json"));
            Files.write(file, valid);
            assertThat(SynapsePairs.in(Size.zyx(9, 9, 9), read(file, table)).size())
                    .isPositive();
            SplittableRandom random = new SplittableRandom(seed + f);
            for (int i = 0; i < each; i++) {
                byte[] changed = i % 4 > 0 ? Mutations.words(valid, random) : Mutations.bytes(valid, random);
                Files.delete(file);
                Files.write(file, changed);
                try {
                    place(read(file, table));
                    read++;
                } catch (FileException e) {
                    assertThat(e).hasMessageStartingWith(file.toString());
                    refused++;
                } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
                    fail("%s: %s", file, new String(changed, StandardCharsets.ISO_8859_1), e);
                }
            }
        }
        assertThat(refused).isGreaterThan(each);
        assertThat(read).isGreaterThan(each);
    }

    /** Sites that lie outside of the volume may be refused, by their places and not by their file. */
    private static void place(SiteAnnotations sites) {
        try {
            assertThat(SynapsePairs.in(Size.zyx(9, 9, 9), sites).toString()).isNotEmpty();
        } catch (InputException e) {
            assertThat(e).isNotInstanceOf(FileException.class).hasMessageContaining("volume");
        }
    }

    private static SiteAnnotations read(Path file, boolean table) {
        return table ? SynapseCsv.read(file, VOXEL) : SynapseJson.read(file, VOXEL);
    }
}
