package io.biapy.bioformats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.image.ImageFormat;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The module on a class path without Bio-Formats. */
class WithoutLibraryTest {
    /** Loads this module's classes anew and none of Bio-Formats. */
    private static final class Without extends URLClassLoader {
        Without(URL classes) {
            super(new URL[] {classes}, WithoutLibraryTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("loci.") || name.startsWith("ome.")) {
                throw new ClassNotFoundException(name);
            }
            if (name.startsWith("io.biapy.bioformats.")) {
                Class<?> known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
            return super.loadClass(name, resolve);
        }
    }

    @Test
    void it_recognises_nothing_and_opening_says_what_to_add() throws Exception {
        URL classes =
                BioFormatsFormat.class.getProtectionDomain().getCodeSource().getLocation();
        try (Without loader = new Without(classes)) {
            ImageFormat format = (ImageFormat) loader.loadClass(BioFormatsFormat.class.getName())
                    .getConstructor()
                    .newInstance();
            assertThat(format.getClass()).isNotEqualTo(BioFormatsFormat.class);
            Path file = CziTest.fixture("plain.czi");
            assertThat(format.recognizes(file)).isFalse();
            assertThat(format.extensions()).contains("czi", "lif", "nd2");
            assertThatThrownBy(() -> format.open(file))
                    .isInstanceOf(FileException.class)
                    .hasMessageContaining("ome:bioformats_package")
                    .hasMessageContaining("bioformats_package.jar");
        }
    }
}
