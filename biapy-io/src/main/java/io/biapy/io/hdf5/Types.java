package io.biapy.io.hdf5;

import io.biapy.core.image.PixelType;
import io.biapy.io.sample.Samples;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Which of HDF5's types are samples: whole integers of 1 to 8 bytes, IEEE floats of 2 to 8, booleans as h5py writes them. */
final class Types {
    private static final Set<String> BOOLEAN = Set.of("FALSE", "TRUE");

    private Types() {}

    /** Empty for texts, compounds and all other types that are no numbers. */
    static Optional<Samples> samples(DataType type) {
        if (type instanceof FixedPoint fixed) {
            boolean whole = fixed.getBitOffset() == 0 && fixed.getBitPrecision() == fixed.getSize() * 8;
            String name = (fixed.isSigned() ? "INT" : "UINT") + fixed.getSize() * 8;
            return whole ? named(name, fixed.getByteOrder()) : Optional.empty();
        }
        if (type instanceof FloatingPoint floating) {
            int exponent = floating.getSize() == 2 ? 5 : floating.getSize() == 4 ? 8 : 11;
            boolean ieee =
                    floating.getBitPrecision() == floating.getSize() * 8 && floating.getExponentSize() == exponent;
            return ieee ? named("FLOAT" + floating.getSize() * 8, floating.getByteOrder()) : Optional.empty();
        }
        if (type instanceof EnumDataType named) {
            boolean bool = named.getSize() == 1
                    && BOOLEAN.containsAll(named.getEnumMapping().values());
            return bool ? Optional.of(new Samples(PixelType.BIT, false)) : samples(named.getBaseType());
        }
        return Optional.empty();
    }

    private static Optional<Samples> named(String name, ByteOrder order) {
        return Arrays.stream(PixelType.values())
                .filter(type -> type.name().equals(name))
                .findFirst()
                .map(type -> new Samples(type, order == ByteOrder.BIG_ENDIAN));
    }
}
