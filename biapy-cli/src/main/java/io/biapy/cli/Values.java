package io.biapy.cli;

import io.biapy.core.error.BiapyException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Size;
import java.util.Arrays;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Values of options as people write them; a wrong one is wrong usage, said as the library says it. */
final class Values {
    private Values() {}

    /** A reader whose exceptions picocli reports beside the option's name. */
    static <T> ITypeConverter<T> converter(Function<String, T> read) {
        return text -> {
            try {
                return read.apply(text);
            } catch (BiapyException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        };
    }

    /** Three numbers z,y,x, or two (y,x); and a unit after a space, micrometres where there is none. */
    static Calibration voxelSize(String text) {
        String[] parts = text.strip().split("\\s+", 2);
        double[] size = numbers(parts[0]);
        if (size.length < 2 || size.length > 3) {
            throw new TypeConversionException("a voxel size is z,y,x (or y,x of a 2D image), got \"" + text + "\"");
        }
        int n = size.length;
        return Calibration.of(n == 3 ? size[0] : 1, size[n - 2], size[n - 1], parts.length > 1 ? parts[1] : "um");
    }

    /** Voxels along z, y and x. */
    static Size size(String text) {
        if (!text.matches("\\s*[1-9]\\d{0,8}\\s*(,\\s*[1-9]\\d{0,8}\\s*){2}")) {
            throw new InputException("A size is z,y,x voxels, for example 256,512,512; got \"" + text + "\".");
        }
        String[] parts = text.split(",", -1);
        return Size.zyx(
                Long.parseLong(parts[0].strip()), Long.parseLong(parts[1].strip()), Long.parseLong(parts[2].strip()));
    }

    /** Numbers with commas between. */
    static double[] numbers(String text) {
        try {
            return Arrays.stream(text.split(",", -1))
                    .mapToDouble(part -> Double.parseDouble(part.strip()))
                    .toArray();
        } catch (NumberFormatException e) {
            throw new TypeConversionException("numbers with commas between were expected, got \"" + text + "\"");
        }
    }
}
