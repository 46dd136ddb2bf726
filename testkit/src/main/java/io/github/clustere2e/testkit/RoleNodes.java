// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Nodes of one role, in {@link WithCluster}.
 *
 * @since 0.1
 */
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface RoleNodes {

    /**
     * Names the role.
     *
     * @return such as {@code broker}
     */
    String role();

    /**
     * Says how many.
     *
     * @return at least 1
     */
    int count() default 1;
}
