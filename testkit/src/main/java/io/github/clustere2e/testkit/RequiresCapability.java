// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import io.github.clustere2e.api.Capability;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs tests only on clusters that can do what they need; else they are aborted, with the reason. What a backend can do may
 * depend on the machine, and is known when there is a cluster: so the cluster of the test or its class is asked, before each
 * test.
 *
 * @since 0.1
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@SuppressWarnings("exports") // JUnit alone uses it
@ExtendWith(CapabilityRequirement.class)
public @interface RequiresCapability {

    /**
     * Names the capabilities.
     *
     * @return all of these must be there
     */
    Class<? extends Capability>[] value();
}
