package io.biapy.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WebAddressTest {
    @Test
    void what_people_write_becomes_an_address() {
        assertThat(WebAddress.of("http://h:80/a b#1.zarr/").to("0/c")).hasToString("http://h:80/a%20b%231.zarr/0/c");
        assertThat(WebAddress.of("https://h/zürich.zarr").to("")).hasToString("https://h/z%C3%BCrich.zarr");
        assertThat(WebAddress.of("http://[::1]:8/a.zarr").to("x").getHost()).isEqualTo("[::1]");
    }

    @Test
    void what_is_encoded_already_stays_and_a_percent_sign_alone_does_not() {
        assertThat(WebAddress.of("http://h/a%20b.zarr").to("")).hasToString("http://h/a%20b.zarr");
        assertThat(WebAddress.of("http://h/50%.zarr").to("")).hasToString("http://h/50%25.zarr");
        assertThat(WebAddress.of("http://[::1]/a[1].zarr").to("[2]")).hasToString("http://[::1]/a%5B1%5D.zarr/%5B2%5D");
        assertThat(WebAddress.of("http://h/a.zarr").to("50%20+")).hasToString("http://h/a.zarr/50%2520%2B");
    }

    @Test
    void a_query_goes_with_every_key() {
        WebAddress address = WebAddress.of("https://h/a.zarr?sv=2&sig=a%2Fb=");
        assertThat(address.to("0/.zarray")).hasToString("https://h/a.zarr/0/.zarray?sv=2&sig=a%2Fb=");
        assertThat(address.folder()).isEqualTo("https://h/a.zarr");
    }

    @Property(tries = 500)
    void any_name_comes_back_out_of_its_address(@ForAll String name) {
        String key = name.replace("/", "").replaceAll("[\\ud800-\\udfff]", "");
        assertThat(WebAddress.of("http://h/a.zarr").to(key).getPath())
                .isEqualTo("/a.zarr" + (key.isEmpty() ? "" : "/" + key));
    }
}
