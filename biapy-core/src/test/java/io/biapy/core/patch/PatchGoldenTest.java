package io.biapy.core.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.PixelType;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** BiaPy's answers on cropping and merging. */
class PatchGoldenTest {
    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("patches", "crop_data_with_overlap + merge_data_with_overlap", this::cropAndMerge)
                .on("patches", "crop_3D_data_with_overlap + merge_3D_data_with_overlap", this::cropAndMerge)
                .on("patches", "crop_data_with_overlap", this::cropAndMerge)
                .on("patches", "crop_3D_data_with_overlap", this::cropAndMerge)
                .on("patches", "merge_data_with_overlap", this::mergeBack)
                .on("patches", "merge_3D_data_with_overlap", this::mergeBack)
                .on("patches", "biapy.data.data_manipulation.pad_to_shape", this::padToShape)
                .on("patches", "_get_spline_window_2D", this::window)
                .on("patches", "_get_spline_window_3D", this::window)
                .tests("patches");
    }

    private void cropAndMerge(GoldenCase golden) {
        List<FloatImage> images = images(golden);
        if (golden.raises()) {
            assertThatThrownBy(() -> images.forEach(image -> grid(golden, image)))
                    .isInstanceOf(InputException.class);
            return;
        }
        FloatBuffer expected = FloatBuffer.wrap(
                golden.output("patches").isMissingNode()
                        ? new float[0]
                        : channelsFirst(golden.outputArray("patches"), true));
        int at = 0;
        for (int i = 0; i < images.size(); i++) {
            PatchGrid grid = grid(golden, images.get(i));
            PatchCropper cropper = PatchCropper.of(images.get(i), grid, padding(golden));
            float[] patch = new float[cropper.patchValues()];
            float[] golden1 = new float[patch.length];
            for (int k = 0; k < grid.patches(); k++, at++) {
                checkStart(golden, grid, at, k);
                if (expected.capacity() > 0) {
                    cropper.crop(k, FloatBuffer.wrap(patch), 0);
                    expected.get(at * patch.length, golden1);
                    assertThat(patch).as("patch %d of image %d", k, i).isEqualTo(golden1);
                }
            }
        }
        if (expected.capacity() > 0) {
            assertThat(at).isEqualTo(golden.outputArray("patches").shape()[0]);
        }
        merge(golden, images);
        mergeBackLosesNothing(golden, images);
    }

    private static void checkStart(GoldenCase golden, PatchGrid grid, int at, int k) {
        JsonNode coords = golden.output("coords").path("value");
        if (coords.isMissingNode()) {
            return;
        }
        int[] start = grid.start(k);
        boolean volume = coords.get(at).size() == 6;
        int[] own = volume ? start : new int[] {start[1], start[2]};
        for (int a = 0; a < own.length; a++) {
            assertThat(own[a])
                    .as("start of patch %d", k)
                    .isEqualTo(coords.get(at).get(2 * a).asInt());
        }
    }

    private static void merge(GoldenCase golden, List<FloatImage> images) {
        if (golden.output("merged").isMissingNode()) {
            return;
        }
        float[] values = channelsFirst(golden.inputArray("patch_values"), true);
        float[] expected = channelsFirst(golden.outputArray("merged"), images.size() > 1 || !isVolume(golden));
        int at = 0;
        int to = 0;
        for (FloatImage image : images) {
            PatchGrid grid = grid(golden, image);
            PatchMerger merger = PatchMerger.of(grid, image.channels());
            for (int k = 0; k < grid.patches(); k++, at++) {
                merger.add(
                        k,
                        FloatBuffer.wrap(values),
                        at * image.channels() * grid.patch().voxels());
            }
            for (float v : merger.values()) {
                assertThat(v).isCloseTo(expected[to++], within((float) golden.tolerance("merged")));
            }
        }
        assertThat(to).isEqualTo(expected.length);
    }

    /** BiaPy cuts the blended integers down (see golden-differences.csv), so its value may be one less. */
    private static void mergeBackLosesNothing(GoldenCase golden, List<FloatImage> images) {
        if (golden.output("merged_back").isMissingNode()) {
            return;
        }
        float[] biapy = channelsFirst(golden.outputArray("merged_back"), images.size() > 1 || !isVolume(golden));
        int to = 0;
        for (FloatImage image : images) {
            float[] back = cropAndMerge(golden, image);
            for (int i = 0; i < back.length; i++, to++) {
                assertThat(Math.round(back[i])).isEqualTo((int) image.data()[i]);
                assertThat(biapy[to]).isBetween(image.data()[i] - 1, image.data()[i]);
            }
        }
    }

    private void mergeBack(GoldenCase golden) {
        FloatImage image = images(golden).get(0);
        float[] biapy = channelsFirst(golden.outputArray("merged_back"), !isVolume(golden));
        float[] back = cropAndMerge(golden, image);
        for (int i = 0; i < back.length; i++) {
            assertThat(Math.round(back[i])).isEqualTo((int) biapy[i]);
        }
    }

    private static float[] cropAndMerge(GoldenCase golden, FloatImage image) {
        PatchGrid grid = grid(golden, image);
        PatchCropper cropper = PatchCropper.of(image, grid, padding(golden));
        PatchMerger merger = PatchMerger.of(grid, image.channels());
        FloatBuffer patch = FloatBuffer.allocate(cropper.patchValues());
        for (int k = 0; k < grid.patches(); k++) {
            cropper.crop(k, patch, 0);
            merger.add(k, patch, 0);
        }
        return merger.values();
    }

    private void padToShape(GoldenCase golden) {
        Npy array = golden.inputArray("image");
        FloatImage image = image(array, 0, false);
        JsonNode target = golden.options().path("target");
        int spatial = target.size() - 1;
        int[] size = new int[3];
        for (int a = 0; a < 3; a++) {
            int t = a - 3 + spatial;
            size[a] =
                    Math.max(image.extent().along(a), t < 0 ? 1 : target.get(t).asInt());
        }
        Extent patch = new Extent(size[0], size[1], size[2]);
        PatchPlan plan = new PatchPlan(patch, 0, new Extent(0, 0, 0), 1, List.of(), TestTimeAugmentation.NONE);
        PatchCropper cropper = PatchCropper.of(image, PatchGrid.covering(image.extent(), plan));
        FloatBuffer padded = FloatBuffer.allocate(cropper.patchValues());
        cropper.crop(0, padded, 0);
        assertThat(padded.array()).isEqualTo(channelsFirst(golden.outputArray("padded"), false));
    }

    private void window(GoldenCase golden) {
        JsonNode shape = golden.options().path("shape");
        JsonNode overlap = golden.options().path("overlap_pixels");
        float[] window = {1};
        for (int a = 0; a < shape.size(); a++) {
            float[] along =
                    OverlapWindow.along(shape.get(a).asInt(), overlap.get(a).asInt());
            float[] product = new float[window.length * along.length];
            for (int i = 0; i < product.length; i++) {
                product[i] = window[i / along.length] * along[i % along.length];
            }
            window = product;
        }
        float[] expected = golden.outputArray("window").floats();
        assertThat(window).hasSameSizeAs(expected);
        for (int i = 0; i < window.length; i++) {
            assertThat(window[i]).isCloseTo(expected[i], within((float) golden.tolerance("window")));
        }
    }

    private static PatchPadding padding(GoldenCase golden) {
        if (golden.options().path("median_padding").asBoolean()) {
            return PatchPadding.MEDIAN;
        }
        return golden.options().path("pad_type").asText().equals("zeros") ? PatchPadding.ZERO : PatchPadding.REFLECT;
    }

    private static boolean isVolume(GoldenCase golden) {
        return golden.options().path("patch").size() == 4;
    }

    private static PatchGrid grid(GoldenCase golden, FloatImage image) {
        JsonNode p = golden.options().path("patch");
        JsonNode pad = golden.options().path("padding");
        JsonNode o = golden.options().path("overlap");
        Overlap none = Overlap.NONE;
        if (isVolume(golden)) {
            return PatchGrid.of(
                    image.extent(),
                    Extent.zyx(p.get(0).asInt(), p.get(1).asInt(), p.get(2).asInt()),
                    o.isMissingNode()
                            ? none
                            : Overlap.zyx(
                                    o.get(0).asDouble(),
                                    o.get(1).asDouble(),
                                    o.get(2).asDouble()),
                    pad.isMissingNode()
                            ? Extent.zyx(0, 0, 0)
                            : Extent.zyx(
                                    pad.get(0).asInt(),
                                    pad.get(1).asInt(),
                                    pad.get(2).asInt()));
        }
        return PatchGrid.of(
                image.extent(),
                Extent.yx(p.get(0).asInt(), p.get(1).asInt()),
                o.isMissingNode()
                        ? none
                        : Overlap.yx(o.get(0).asDouble(), o.get(1).asDouble()),
                Extent.zyx(0, pad.path(0).asInt(), pad.path(1).asInt()));
    }

    private static List<FloatImage> images(GoldenCase golden) {
        Npy array = golden.inputArray("image");
        String axes = golden.input("image").path("axes").asText();
        boolean batch = axes.startsWith("N");
        int n = batch ? array.shape()[0] : 1;
        return Stream.iterate(0, i -> i < n, i -> i + 1)
                .map(i -> image(array, i, batch))
                .toList();
    }

    private static FloatImage image(Npy array, int index, boolean batch) {
        int[] s = array.shape();
        int first = batch ? 1 : 0;
        int spatial = s.length - first - 1;
        int channels = s[s.length - 1];
        Extent extent =
                spatial == 3 ? Extent.zyx(s[first], s[first + 1], s[first + 2]) : Extent.yx(s[first], s[first + 1]);
        float[] all = channelsFirst(array, batch);
        int length = channels * extent.voxels();
        float[] one = Arrays.copyOfRange(all, index * length, (index + 1) * length);
        FloatImage image = FloatImage.of("image" + index, extent, channels, one);
        return array.dtype().equals("u1") ? image.withPixelType(PixelType.UINT8) : image;
    }

    /** (N,) ..., C to (N,) C, ... */
    private static float[] channelsFirst(Npy array, boolean batch) {
        int[] s = array.shape();
        int channels = s[s.length - 1];
        int n = batch ? s[0] : 1;
        float[] from = array.floats();
        int voxels = from.length / n / channels;
        float[] to = new float[from.length];
        for (int i = 0; i < from.length; i++) {
            int c = i % channels;
            int v = i / channels % voxels;
            int sample = i / channels / voxels;
            to[(sample * channels + c) * voxels + v] = from[i];
        }
        return to;
    }
}
