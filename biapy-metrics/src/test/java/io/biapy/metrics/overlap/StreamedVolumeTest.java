package io.biapy.metrics.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.metrics.matching.Matching;
import io.biapy.metrics.partition.Partition;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Volumes that are counted plane by plane and never held. */
class StreamedVolumeTest {

    @Test
    void a_small_volume_is_counted_exactly_and_scored() {
        StreamedVolume volume = new StreamedVolume(100);

        OverlapTable table = volume.count();

        assertThat(volume.firstWrongRow(table)).isEmpty();
        assertThat(Matching.of(table).at(0.5).tp()).isPositive();
        assertThat(Partition.of(table).score().voi()).isPositive();
    }

    /** 1024^3 voxels, 79,507 true and 50,653 found objects: the whole Java process stays below one gigabyte. */
    @Test
    @Tag("deep")
    void a_volume_of_1024_cubed_is_counted_in_less_than_a_gigabyte()
            throws IOException, InterruptedException, URISyntaxException {
        String classes =
                folder(OverlapCounter.class) + System.getProperty("path.separator") + folder(StreamedVolume.class);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx800m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classes,
                        StreamedVolume.class.getName(),
                        "1024")
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed).isEmpty();
    }

    private static Path folder(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
