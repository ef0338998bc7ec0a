package io.biapy.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.BiapyException;
import org.junit.jupiter.api.Test;

class NativeLibraryTest {
    @Test
    void backend_ofAGraphicsProcessor_isRefusedWithWhatToDo() {
        assertThatThrownBy(() -> NativeLibrary.requireHostMemory("JCublasBackend"))
                .isInstanceOf(BiapyException.class)
                .hasMessageContaining("JCublasBackend")
                .hasMessageContaining("-Pcuda")
                .hasMessageContaining("nd4j-native");
    }

    @Test
    void backend_ofThisBuild_isTheProcessors() {
        assertThatCode(() -> NativeLibrary.requireHostMemory("CpuBackend")).doesNotThrowAnyException();
        assertThat(NativeLibrary.describe()).contains("CpuBackend");
    }
}
