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
 * Runs tests only where SELinux does what they need: nodes in containers have that of this machine.
 *
 * @since 0.1
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@SuppressWarnings("exports") // JUnit alone uses it
@ExtendWith(SelinuxCondition.class)
public @interface EnabledIfSelinux {

    /**
     * Says what SELinux must do.
     *
     * @return any of these is right
     */
    Selinux[] value();
}
