package io.biapy.core.network.checkpoint;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;

/** The closed list of Python names that a checkpoint may use. Each stands for plain data; none is ever executed. */
sealed interface PickleGlobal {
    /** What the name makes of its arguments. */
    Object call(Object arguments) throws IOException;

    /** By module and name; any other is refused by name. */
    static PickleGlobal of(String module, String name) throws IOException {
        String full = module + "." + name;
        return switch (full) {
            case "collections.OrderedDict" -> new OrderedDict();
            case "torch._utils._rebuild_tensor_v2" -> new RebuildTensor();
            case "torch._utils._rebuild_parameter" -> new RebuildParameter();
            default -> {
                if (module.equals("torch") && ElementType.ofStorage(name).isPresent()) {
                    yield new StorageClass(ElementType.ofStorage(name).get());
                }
                throw new IOException(
                        "it wants to use the Python name " + full.replaceAll("\\p{Cntrl}", "?")
                                + ", which is no part of a checkpoint; refused. Only tensors, dictionaries and plain values are read");
            }
        };
    }

    /** An ordered dictionary, made empty and filled afterwards. */
    record OrderedDict() implements PickleGlobal {
        @Override
        public Object call(Object arguments) throws IOException {
            if (arguments instanceof List<?> list && list.isEmpty()) {
                return new LinkedHashMap<>();
            }
            throw new IOException("an ordered dictionary with arguments is not read");
        }
    }

    /** A view of a storage: (storage, offset, shape, strides, ...). */
    record RebuildTensor() implements PickleGlobal {
        @Override
        public Object call(Object arguments) throws IOException {
            if (arguments instanceof List<?> a && a.size() >= 4) {
                return StoredTensor.of(a.get(0), a.get(1), a.get(2), a.get(3));
            }
            throw new IOException("a tensor is described in an unknown way");
        }
    }

    /** A tensor that is trained: (tensor, ...). */
    record RebuildParameter() implements PickleGlobal {
        @Override
        public Object call(Object arguments) throws IOException {
            if (arguments instanceof List<?> a && !a.isEmpty() && a.get(0) instanceof StoredTensor tensor) {
                return tensor;
            }
            throw new IOException("a parameter is described in an unknown way");
        }
    }

    /** The type of a storage; it can be named but not called. */
    record StorageClass(ElementType type) implements PickleGlobal {
        @Override
        public Object call(Object arguments) throws IOException {
            throw new IOException("a storage is called as a function; refused");
        }
    }
}
