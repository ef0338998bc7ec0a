package io.biapy.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.io.axes.LengthUnits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images go from every format into every other: what the new file does not keep is said, and all else is kept. */
class ConversionPairsTest {
    private static final List<String> FORMATS = List.of(
            "tif",
            "ome.tif",
            "zarr",
            "n5",
            "h5",
            "npy",
            "npz",
            "nii",
            "nii.gz",
            "nrrd",
            "nhdr",
            "mrc",
            "precomputed",
            "png",
            "jpg");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "1,1,UINT8,um",
        "1,1,FLOAT32,''",
        "1,3,UINT8,nm",
        "1,3,UINT16,um",
        "3,1,INT32,um",
        "3,1,UINT16,nm",
        "3,2,FLOAT32,um",
        "3,3,UINT8,''"
    })
    void what_a_conversion_loses_is_said(int slices, int channels, PixelType type, String unit) throws IOException {
        Path seed = folder.resolve("seed.zarr");
        write(seed, slices, channels, type, unit);
        List<String> silent = new ArrayList<>();
        int converted = 0;
        for (String first : FORMATS) {
            Path in = folder.resolve("in." + first);
            if (!convert(seed, in, silent)) {
                continue;
            }
            for (String second : FORMATS) {
                converted += convert(in, folder.resolve("out." + second), silent) ? 1 : 0;
            }
        }
        assertThat(silent).isEmpty();
        assertThat(converted).isGreaterThan(10 * 10);
    }

    private static void write(Path file, int slices, int channels, PixelType type, String unit) {
        Size size = Size.zyx(slices, 13, 17);
        List<String> names =
                IntStream.range(0, channels).mapToObj(c -> "dye " + c).toList();
        ImageSpec spec = ImageSpec.of(size, type);
        spec = channels > 1 ? spec.channelNames(names) : spec;
        spec = unit.isEmpty() ? spec : spec.calibration(Calibration.of(slices > 1 ? 2 : 1, 0.5, 0.25, unit));
        SplittableRandom random = new SplittableRandom(slices + 10 * channels);
        try (ImageSink sink = Images.create(file, spec)) {
            for (int c = 0; c < channels; c++) {
                float[] values = new float[(int) size.voxels()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = type.isFloating()
                            ? (float) random.nextDouble(-1, 1)
                            : random.nextInt(type.isSigned() ? -(1 << 24) : 0, 1 << Math.min(24, type.bits()));
                }
                sink.write(c, Block.all(size), values);
            }
        }
    }

    /** Whether the format can hold the image at all; if not, it says so. */
    private static boolean convert(Path in, Path out, List<String> silent) {
        Converted result;
        try {
            result = Conversion.images().run(in, out, IfExists.REPLACE);
        } catch (InputException e) {
            assertThat(e).hasMessageMatching("(?s).*(cannot be a|one channel).*");
            return false;
        }
        String said = String.join(" ", result.notes());
        try (ImageSource before = Images.open(in);
                ImageSource after = Images.open(out)) {
            lost(before, after, said)
                    .forEach(what -> silent.add(in.getFileName() + " to " + out.getFileName() + ": " + what));
        }
        return true;
    }

    private static List<String> lost(ImageSource before, ImageSource after, String said) {
        List<String> lost = new ArrayList<>();
        if (!after.size().equals(before.size()) || after.channels() != before.channels()) {
            return List.of(before + " became " + after);
        }
        boolean lossy = said.contains("only nearly as they were");
        FloatImage one = before.load();
        if (!Arrays.equals(one.data(), after.load().data()) && !lossy) {
            lost.add("values");
        }
        if (after.pixelType() != before.pixelType() && !said.contains("are stored as")) {
            lost.add(before.pixelType() + " became " + after.pixelType());
        }
        if (!isSame(before.calibration(), after.calibration(), before.size()) && !said.contains("voxel size")) {
            lost.add(before.calibration() + " became " + after.calibration());
        }
        boolean numbered = before.channelNames()
                .equals(IntStream.range(0, before.channels())
                        .mapToObj(Integer::toString)
                        .toList());
        if (!numbered && !after.channelNames().equals(before.channelNames()) && !said.contains("channel names")) {
            lost.add(before.channelNames() + " became " + after.channelNames());
        }
        return lost;
    }

    private static boolean isSame(Calibration one, Calibration other, Size size) {
        if (!one.isKnown() || !other.isKnown()) {
            return one.isKnown() == other.isKnown();
        }
        return IntStream.range(size.is2D() ? 1 : 0, 3).allMatch(axis -> {
            double length = LengthUnits.convert(other.along(axis), other.unit(), one.unit());
            return Math.abs(length - one.along(axis)) <= 1e-5 * one.along(axis);
        });
    }

    @Test
    void a_point_of_a_series_goes_from_every_format_into_every_other() throws IOException {
        Path seed = folder.resolve("series.npy");
        write(seed, 4, 1, PixelType.UINT16, "");
        float[] all = Images.open(seed).load().data();
        float[] third = Arrays.copyOfRange(all, 2 * 13 * 17, 3 * 13 * 17);
        Conversion second = Conversion.images().axes(Axes.of("TYX").atTime(2));
        for (String first : FORMATS) {
            Path in = folder.resolve("in." + first);
            if (first.equals("png") || first.equals("jpg")) {
                continue; // have no third dimension
            }
            Conversion.images().run(seed, in, IfExists.REFUSE);
            for (String other : FORMATS) {
                Path out = folder.resolve("out." + other);
                try {
                    second.run(in, out, IfExists.REPLACE);
                } catch (FileException e) {
                    assertThat(first).as(e.getMessage()).isIn("precomputed");
                    continue;
                } catch (InputException e) {
                    assertThat(other).as(e.getMessage()).isEqualTo("jpg");
                    continue;
                }
                assertThat(Images.open(out).load().data())
                        .as("%s to %s", first, other)
                        .isEqualTo(third);
                assertThat(Images.open(out).size()).isEqualTo(Size.yx(13, 17));
            }
        }
        assertThat(Files.exists(folder.resolve("out.tif"))).isTrue();
    }
}
