package io.biapy.io.export;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.PixelType;
import io.biapy.io.Images;
import io.biapy.io.precomputed.NeuroglancerLink;
import io.biapy.io.zarr.ZarrFiles;
import io.biapy.io.zarr.ZarrLayout;
import java.nio.file.Path;
import java.util.List;

/** One small label volume in all forms that viewers open. */
final class ViewerFiles {
    static final Calibration VOXEL = Calibration.of(0.5, 0.1, 0.2, "um");
    static final double[] SQUARE = {2, 1, 7, 1, 7, 6, 2, 6};
    static final double[] HOLE = {3, 2, 3, 4, 5, 4, 5, 2};
    static final double[] DIAMOND = {10.5, 0, 11, 0.5, 10.5, 1, 10, 0.5};
    private static final double[] CORNERS = {0, 0, 0, 0.1, 0, 0, 0, 2, 0, 0, 0, 3};
    private static final int[] TRIANGLES = {0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3};

    private ViewerFiles() {}

    static LabelImage labels() {
        int[] ids = new int[6 * 20 * 30];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i % 30 / 7 * (i / 30 % 20 / 6) * (i / 600 % 2) * 37;
        }
        return LabelImage.of("cells", Extent.zyx(6, 20, 30), ids).withCalibration(VOXEL);
    }

    static String write(Path folder) {
        LabelImage labels = labels();
        Images.save(labels, folder.resolve("cells.tif"));
        Images.save(labels, folder.resolve("cells.precomputed"));
        ZarrFiles.save(labels, folder.resolve("two.zarr"), ZarrLayout.version2());
        ZarrFiles.save(labels, folder.resolve("three.zarr"), ZarrLayout.standard());
        FloatImage image = FloatImage.of("a", labels.extent(), 2, new float[2 * 3600])
                .withPixelType(PixelType.UINT16)
                .withCalibration(VOXEL);
        Images.save(image, folder.resolve("image.tif"));
        Images.save(image, folder.resolve("image.zarr"));
        Images.save(labels, folder.resolve("image.zarr/labels/cells"));
        List<Outline> outlines = List.of(
                new Outline("Object 4", 0, List.of(List.of(SQUARE))),
                new Outline("Object 9", 2, List.of(List.of(SQUARE, HOLE), List.of(DIAMOND))));
        GeoJsonFile.write(folder.resolve("cells.geojson"), outlines);
        RoiZipFile.write(folder.resolve("cells.zip"), outlines);
        MeshFile.write(folder.resolve("cells.stl"), CORNERS, TRIANGLES);
        MeshFile.write(folder.resolve("cells.obj"), CORNERS, TRIANGLES);
        return NeuroglancerLink.at("https://neuroglancer-demo.appspot.com")
                .image("raw", "http://localhost:8000/raw.precomputed")
                .labels("cells of 1 & 2 #3", "http://localhost:8000/a%20b.precomputed")
                .voxelSize(Calibration.of(40, 4, 8, "nm"))
                .toString();
    }
}
