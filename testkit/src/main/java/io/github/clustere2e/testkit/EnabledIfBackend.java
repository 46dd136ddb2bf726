// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs tests only on backends that they are for.
 *
 * @since 0.1
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@SuppressWarnings("exports") // JUnit alone uses it
@ExtendWith(BackendCondition.class)
public @interface EnabledIfBackend {

    /**
     * Names the backends.
     *
     * @return ids, such as {@code docker}; the one that is picked by default must be one of them
     */
    String[] value();
}
