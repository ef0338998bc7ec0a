package io.biapy.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.instance.channel.ChannelCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepresentationGalleryTest {
    private static final Path DOCS =
            Path.of(System.getProperty("biapy.root", "..")).resolve("docs");

    @TempDir
    private Path folder;

    @Test
    void page_isTheOneInTheRepository_withAllItsPictures() throws Exception {
        RepresentationGallery.main(new String[] {folder.toString()});
        assertThat(folder.resolve("representations.md")).hasSameTextualContentAs(DOCS.resolve("representations.md"));
        try (var made = Files.list(folder.resolve("representations"))) {
            assertThat(made).allSatisfy(picture -> assertThat(picture)
                    .hasSameBinaryContentAs(DOCS.resolve("representations")
                            .resolve(picture.getFileName().toString())));
        }
    }

    @Test
    void everyChannelThatCanBeSeenIn2D_isShown() {
        assertThat(RepresentationGallery.codes())
                .containsAll(Arrays.stream(ChannelCode.values())
                        .map(ChannelCode::code)
                        .filter(c -> !c.startsWith("E_") && !c.equals("Z") && !c.equals("Gz") && !c.equals("I"))
                        .toList());
    }
}
