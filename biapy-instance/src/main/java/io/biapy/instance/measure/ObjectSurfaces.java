package io.biapy.instance.measure;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.label.LabelBoxes;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/**
 * The closed surfaces of the objects of a volume, one after the other, in physical units. Marching cubes (Lorensen and Cline 1987) half way between voxels unless
 * {@link #blocks()} asks for the voxels' own faces, whose volume is that of the voxels. Where an object leaves the image it is closed by a wall. Immutable, safe for several
 * threads.
 *
 * <pre>{@code
 * ObjectSurfaces.of(labels).forEach(mesh -> ObjFile.write(folder.resolve(mesh.label() + ".obj"), mesh.points(), mesh.triangles()));
 * }</pre>
 */
public final class ObjectSurfaces {
    private static final int[][] QUAD = {{0, 0}, {1, 0}, {1, 1}, {0, 0}, {1, 1}, {0, 1}};

    private final LabelImage labels;
    private final boolean blocks;

    private ObjectSurfaces(LabelImage labels, boolean blocks) {
        this.labels = labels;
        this.blocks = blocks;
    }

    /** Of a volume, or of one slice as a sheet of one voxel. */
    public static ObjectSurfaces of(LabelImage labels) {
        return new ObjectSurfaces(labels, false);
    }

    /** The faces of the voxels instead of a smoother surface. Edges where only two voxels meet belong to four triangles. */
    public ObjectSurfaces blocks() {
        return new ObjectSurfaces(labels, true);
    }

    /** Makes the surface of each object in rising order of ids and hands it on; memory for one at a time. */
    public void forEach(Consumer<SurfaceMesh> use) {
        LabelBoxes boxes = LabelBoxes.of(labels.codes(), labels.extent());
        for (int k = 0; k < boxes.size(); k++) {
            use.accept(mesh(boxes, k));
        }
    }

    /** The surface of one object; a {@link NoSuchElementException} where there is none with this id. */
    public SurfaceMesh get(long label) {
        LabelBoxes boxes = LabelBoxes.of(labels.codes(), labels.extent());
        for (int k = 0; k < boxes.size(); k++) {
            if (labels.id(boxes.code(k)) == label) {
                return mesh(boxes, k);
            }
        }
        throw new NoSuchElementException("There is no object " + label + " in " + labels.name() + ".");
    }

    private SurfaceMesh mesh(LabelBoxes boxes, int k) {
        Extent e = labels.extent();
        if (e.z() > 1 << 19 || e.y() > 1 << 19 || e.x() > 1 << 20) {
            throw new InputException(
                    "Surfaces are made of images of at most 2^19 voxels along an axis, got " + e + ".");
        }
        SurfaceMesh.Builder mesh = new SurfaceMesh.Builder();
        for (int z = boxes.first(k, 0); z <= boxes.last(k, 0) + 1; z++) {
            for (int y = boxes.first(k, 1); y <= boxes.last(k, 1) + 1; y++) {
                for (int x = boxes.first(k, 2); x <= boxes.last(k, 2) + 1; x++) {
                    if (blocks) {
                        faces(boxes.code(k), z, y, x, mesh);
                    } else {
                        cell(boxes.code(k), z, y, x, mesh);
                    }
                }
            }
        }
        return mesh.build(labels.id(boxes.code(k)));
    }

    private boolean is(int code, int z, int y, int x) {
        Extent e = labels.extent();
        return z >= 0
                && y >= 0
                && x >= 0
                && z < e.z()
                && y < e.y()
                && x < e.x()
                && labels.codes()[(z * e.y() + y) * e.x() + x] == code;
    }

    /** The cell whose last voxel is (z, y, x). */
    private void cell(int code, int z, int y, int x, SurfaceMesh.Builder mesh) {
        int pattern = 0;
        for (int corner = 0; corner < 8; corner++) {
            boolean inside = is(code, z - 1 + (corner >> 2), y - 1 + (corner >> 1 & 1), x - 1 + (corner & 1));
            pattern |= inside ? 1 << corner : 0;
        }
        for (int point : CubePatterns.TRIANGLES[pattern]) {
            corner(2 * z - 2 + point / 9, 2 * y - 2 + point / 3 % 3, 2 * x - 2 + point % 3, mesh);
        }
    }

    private void faces(int code, int z, int y, int x, SurfaceMesh.Builder mesh) {
        if (!is(code, z, y, x)) {
            return;
        }
        for (int axis = 0; axis < 3; axis++) { // x, y, z
            for (int side = -1; side <= 1; side += 2) {
                int[] at = {x, y, z};
                at[axis] += side;
                if (!is(code, at[2], at[1], at[0])) {
                    face(axis, side, x, y, z, mesh);
                }
            }
        }
    }

    private void face(int axis, int side, int x, int y, int z, SurfaceMesh.Builder mesh) {
        for (int k = 0; k < 6; k++) {
            int[] step = QUAD[side > 0 ? k : 5 - k];
            int[] half = {2 * x, 2 * y, 2 * z};
            half[axis] += side;
            half[(axis + 1) % 3] += 2 * step[0] - 1;
            half[(axis + 2) % 3] += 2 * step[1] - 1;
            corner(half[2], half[1], half[0], mesh);
        }
    }

    /** A point in half voxels from the centre of the first one. */
    private void corner(int z, int y, int x, SurfaceMesh.Builder mesh) {
        Calibration voxel = labels.calibration();
        long key = (z + 2L << 42) + (y + 2L << 21) + x + 2L;
        mesh.corner(key, x * voxel.x() / 2, y * voxel.y() / 2, z * voxel.z() / 2);
    }

    @Override
    public String toString() {
        return (blocks ? "voxel" : "smooth") + " surfaces of " + labels.name();
    }
}
