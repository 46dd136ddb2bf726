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
 * Gives a test class, or one test, a cluster.
 *
 * <pre>{@code
 * @WithCluster(agents = 3, installer = "etcd")
 * class LeaderTest {
 *
 *     @Test
 *     void oneNodeLeads(Cluster cluster, @InRole("agent") Nodes agents) {
 *         agents.run("systemctl", "is-active", "etcd");
 *     }
 * }
 * }</pre>
 *
 * <p>Tests, and what runs before and after them, take parameters of the types {@code Cluster}, {@code Nodes} and
 * {@code Node}; {@link InRole} says which nodes. What an installer needs of its nodes they have. For everything else that a
 * {@code ClusterSpec} can say, register a {@link ClusterExtension}.
 *
 * @since 0.1
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@SuppressWarnings("exports") // JUnit alone uses it
@ExtendWith(AnnotatedClusters.class)
public @interface WithCluster {

    /**
     * Says how many nodes of the role {@code master} there are.
     *
     * @return 0 without this
     */
    int masters() default 0;

    /**
     * Says how many nodes of the role {@code agent} there are.
     *
     * @return 0 without this
     */
    int agents() default 0;

    /**
     * Says how many nodes of the role {@code public_agent} there are.
     *
     * @return 0 without this
     */
    int publicAgents() default 0;

    /**
     * Says which nodes of other roles there are.
     *
     * @return none without this; after the others
     */
    RoleNodes[] roles() default {};

    /**
     * Names what is installed.
     *
     * @return the id of an installer on the class path, such as {@code etcd}; nothing without this
     */
    String installer() default "";

    /**
     * Sets options of the installer.
     *
     * @return each as {@code name=value}
     */
    String[] installerOptions() default {};

    /**
     * Says how long the suite has the cluster.
     *
     * @return {@link Scope#CLASS} without this; on a method always {@link Scope#METHOD}
     */
    Scope scope() default Scope.CLASS;

    /**
     * Has the installed cluster restored from a snapshot. The first one that needs it takes it; it stays on the machine until
     * it is removed by its tag.
     *
     * @return {@code false} without this
     */
    boolean snapshot() default false;

    /**
     * Names the backend.
     *
     * @return its id; the one that is picked by default without this
     */
    String backend() default "";
}
