// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.docker.DockerOptions;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What was asked for when a cluster was made holds for the nodes that are added to it. */
class OptionLabelsTest {

    /** Each option with something else than its default. */
    private static final DockerOptions ALL =
            DockerOptions.builder().image("own:1").privileged(true).build();

    /** An option that is added later fails this until it is set above, and then until it is written. */
    @TestFactory
    Stream<DynamicTest> everyOptionIsRemembered() {
        return Arrays.stream(DockerOptions.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.getName().equals("backendId"))
                .map(method -> DynamicTest.dynamicTest(method.getName(), () -> {
                    DockerOptions remembered = OptionLabels.read(OptionLabels.of(ALL));

                    assertThat(value(method, ALL)).isNotEqualTo(value(method, DockerOptions.defaults()));
                    assertThat(value(method, remembered)).isEqualTo(value(method, ALL));
                }));
    }

    @Test
    void defaultsNeedNoLabels() {
        assertThat(OptionLabels.of(DockerOptions.defaults())).isEmpty();
    }

    private static Object value(Method option, DockerOptions options) throws ReflectiveOperationException {
        return option.getParameterCount() == 0 ? option.invoke(options) : option.invoke(options, Role.AGENT);
    }
}
