// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.rule;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Role;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * What rules work with: the backend, and clusters of it.
 *
 * <p>Thread-safe. All names are new ones, so that nothing here touches a cluster that somebody else has.
 *
 * @since 0.1
 */
public final class Bench implements AutoCloseable {

    /** The role of the first node of the standing clusters; it comes after the others by name, and before them in order. */
    public static final Role BROKER = Role.of("broker");

    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Subject subject;
    private final ClusterProvider provider;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Standing shared;
    private final Standing changing;

    /**
     * Makes a bench without a cluster.
     *
     * @param subject the backend
     */
    public Bench(Subject subject) {
        this.subject = subject;
        this.provider = subject.provider();
        this.shared = new Standing(() -> create(spec("shared").nodes(BROKER, 1).nodes(Role.AGENT, 2)));
        this.changing = new Standing(() -> create(spec("changing").nodes(Role.AGENT, 2)));
    }

    /**
     * Returns the backend.
     *
     * @return the subject
     */
    public Subject subject() {
        return subject;
    }

    /**
     * Returns the backend's provider.
     *
     * @return always the same instance
     */
    public ClusterProvider provider() {
        return provider;
    }

    /**
     * Returns the standing cluster that no rule changes: {@code broker_0}, {@code agent_0} and {@code agent_1}, in this
     * order.
     *
     * @return the cluster, made at the first call
     */
    public Cluster shared() {
        return shared.get();
    }

    /**
     * Returns the standing cluster that rules change, and leave with {@code agent_0} and {@code agent_1}.
     *
     * @return the cluster, made at the first call
     */
    public Cluster changing() {
        return changing.get();
    }

    /**
     * Returns a cluster whose declarations can be read; the one of the two standing ones that there is, at best.
     *
     * @return a standing cluster
     */
    public Cluster any() {
        return changing.isThere() ? changing() : shared();
    }

    /**
     * Begins the spec of a cluster of a rule's own, with all that the backend needs.
     *
     * @param what a short word about it, which becomes a part of its name
     * @return a builder that has no nodes yet
     */
    public ClusterSpec.Builder spec(String what) {
        return subject.spec(name(what));
    }

    /**
     * Makes up a name that no cluster has. What is made under it is removed in the end.
     *
     * @param what a short word
     * @return a cluster's name
     */
    public String name(String what) {
        String name = "tck-" + what + "-" + fresh();
        names.add(name);
        return name;
    }

    /**
     * Makes a cluster.
     *
     * @param spec from {@link #spec(String)}
     * @return the cluster, which is removed in the end if the rule does not do that
     */
    public Cluster create(ClusterSpec.Builder spec) {
        return provider.create(spec.build());
    }

    /**
     * Makes a cluster of one node.
     *
     * @param what a short word
     * @return the cluster
     */
    public Cluster single(String what) {
        return create(spec(what).nodes(Role.AGENT, 1));
    }

    /**
     * Makes up the path of a file that no node has.
     *
     * @return below the nodes' directory for temporary files
     */
    public String path() {
        return "/tmp/tck-" + fresh();
    }

    /**
     * Makes up a word that is nowhere else.
     *
     * @return 8 lower-case hexadecimal digits
     */
    public String fresh() {
        return String.format(Locale.ROOT, "%08x", RANDOM.nextInt());
    }

    /**
     * Tells what there is of a cluster: whether the provider lists it, and what else can be seen.
     *
     * @param name its name
     * @return each object in words
     */
    public List<String> traces(String name) {
        List<String> traces = new ArrayList<>(subject.leftovers(name));
        provider.list().stream()
                .filter(info -> info.name().equals(name))
                .forEach(info -> traces.add("the list has it as " + info.state()));
        return traces;
    }

    /**
     * Returns what the provider lists of a cluster.
     *
     * @param name its name
     * @return what it lists
     * @throws AssertionError if it does not list it
     */
    public ClusterInfo listed(String name) {
        List<ClusterInfo> all = provider.list();
        return all.stream()
                .filter(info -> info.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("expected cluster '" + name + "' in the list, which has "
                        + all.stream().map(ClusterInfo::name).toList()));
    }

    /**
     * Waits until something holds, for as long as the subject's patience.
     *
     * @param what what is to hold, for the error
     * @param holds whether it does
     * @throws AssertionError if it does not hold in time
     */
    public void await(String what, BooleanSupplier holds) {
        await(what, subject.patience(), holds);
    }

    /**
     * Waits until something holds.
     *
     * @param what what is to hold, for the error
     * @param limit how long to wait
     * @param holds whether it does
     * @throws AssertionError if it does not hold in time
     */
    public void await(String what, Duration limit, BooleanSupplier holds) {
        long begun = System.nanoTime();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - begun > limit.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                throw new AssertionError("expected within " + limit.toMillis() + " ms: " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Removes everything that was made under one of its names. */
    @Override
    public void close() {
        shared.close();
        changing.close();
        Removal.of(subject, names);
    }
}
