package io.biapy.io;

import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelSource;
import io.biapy.io.file.FileNames;
import java.nio.file.Path;

/** A file that holds an image or labels, opened only when asked for. Its name is the file's, without folder and extension. */
public record ImageFile(String name, Path path) {
    /** The file at {@code path}, which is not looked at yet. */
    public static ImageFile of(Path path) {
        return new ImageFile(FileNames.stem(path), path);
    }

    /** Opens it as an image: {@link Images#open(Path)}. */
    public ImageSource open() {
        return Images.open(path);
    }

    /** Opens it as a label image: {@link Images#labels(Path)}. */
    public LabelSource openLabels() {
        return Images.labels(path);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
