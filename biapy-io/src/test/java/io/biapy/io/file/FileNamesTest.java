package io.biapy.io.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
    @ParameterizedTest
    @CsvSource({
        "a.png,a",
        "x/a.b.tif,a.b",
        "a.ome.tif,a",
        "a.OME.TIFF,a",
        "noext,noext",
        ".ome.tif,.ome",
        "img.tar.npy,img.tar",
        "a.ome.zarr,a",
        "a.zarr.zip,a",
        "brain.nii.gz,brain",
        "notes.gz,notes",
        "x/a.npz:/labels,a-labels",
        "x/a.zarr/0,a",
        "a.zarr:/0,a",
        "/x/a.zarr:/labels/cells/0,a-labels-cells",
        "x.h5:/volumes/raw,x-volumes-raw",
        "x/a.lif:/2,a-2",
        "x/a.lif:/2/1,a-2-1",
        "x.y/a:b/c.tif,c"
    })
    void stem_is_the_name_without_folder_and_extension(String file, String stem) {
        assertThat(FileNames.stem(Path.of(file))).isEqualTo(stem);
    }

    @Test
    void numbers_in_names_are_ordered_by_value() {
        List<String> ordered =
                List.of("a", "A", "a1", "a01", "a2", "a2b", "a10", "a100b2", "a100b10", "b", "b18446744073709551617");
        for (int seed = 0; seed < 50; seed++) {
            List<String> shuffled = new ArrayList<>(ordered);
            Collections.shuffle(shuffled, new Random(seed));
            shuffled.sort(FileNames.NATURAL);
            assertThat(shuffled)
                    .usingElementComparator((p, q) -> p.equalsIgnoreCase(q) ? 0 : p.compareTo(q))
                    .containsExactlyInAnyOrderElementsOf(ordered);
            assertThat(shuffled.indexOf("a2")).isLessThan(shuffled.indexOf("a10"));
            assertThat(shuffled.indexOf("a100b2")).isLessThan(shuffled.indexOf("a100b10"));
            assertThat(shuffled.indexOf("a10")).isLessThan(shuffled.indexOf("b"));
        }
    }

    @Test
    void the_order_is_total() {
        String letters = "aA019b";
        Random random = new Random(3);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            StringBuilder name = new StringBuilder();
            for (int n = random.nextInt(5); n >= 0; n--) {
                name.append(letters.charAt(random.nextInt(letters.length())));
            }
            names.add(name.toString());
        }
        for (String a : names) {
            for (String b : names) {
                int ab = Integer.signum(FileNames.NATURAL.compare(a, b));
                assertThat(ab).isEqualTo(-Integer.signum(FileNames.NATURAL.compare(b, a)));
                assertThat(ab == 0).isEqualTo(a.equals(b));
                for (String c : names) {
                    if (ab < 0 && FileNames.NATURAL.compare(b, c) < 0) {
                        assertThat(FileNames.NATURAL.compare(a, c)).isNegative();
                    }
                }
            }
        }
    }
}
