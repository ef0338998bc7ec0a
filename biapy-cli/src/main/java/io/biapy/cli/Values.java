package io.biapy.cli;

import io.biapy.core.error.BiapyException;
import io.biapy.core.image.Calibration;
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
