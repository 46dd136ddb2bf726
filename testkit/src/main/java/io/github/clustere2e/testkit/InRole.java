// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which nodes a parameter of a test gets: all of a role, if its type is {@code Nodes}, and one of them, if it is
 * {@code Node}.
 *
 * @since 0.1
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface InRole {

    /**
     * Names the role.
     *
     * @return such as {@code agent}
     */
    String value();

    /**
     * Says which one of the role a {@code Node} is.
     *
     * @return from 0; the first without this
     */
    int index() default 0;
}
