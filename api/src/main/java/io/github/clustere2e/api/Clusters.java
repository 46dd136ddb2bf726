// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The way in: makes clusters, and finds those that exist.
 *
 * <p>The backend is the one whose id is given, else the one that the system property {@value #PROPERTY} or the
 * environment variable {@value #ENVIRONMENT} names, else the only one on the class path or module path that is not
 * marked as explicit only. The context class loader is asked first, then the loader of this class.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class Clusters {

    /** The system property that names the backend. */
    public static final String PROPERTY = "clustere2e.backend";

    /** The environment variable that names the backend. */
    public static final String ENVIRONMENT = "CLUSTER_E2E_BACKEND";

    private Clusters() {}

    /**
     * Makes a cluster on the backend that is picked.
     *
     * @param spec what is wanted
     * @return the cluster, with every node ready
     * @throws ProviderSelectionException if no backend can be picked
     * @throws ClusterException as {@link ClusterProvider#create(ClusterSpec)} says
     */
    public static Cluster create(ClusterSpec spec) {
        return provider().create(spec);
    }

    /**
     * Makes a cluster of nodes that exist, such as some of another cluster, with the roles that they have. It has no
     * capabilities, no process but this one sees it, and the nodes stay whose they are: closing or destroying it does
     * nothing to them.
     *
     * @param name a cluster name
     * @param nodes at least one, in their order
     * @return the cluster
     * @throws InvalidInputException if there is no node, two have the same name, or the name is none
     */
    public static Cluster of(String name, Nodes nodes) {
        return new NodesCluster(name, nodes.asList());
    }

    /**
     * Makes a cluster of nodes that exist, with other roles than they had; else as {@link #of(String, Nodes)}. They keep
     * their names.
     *
     * @param name a cluster name
     * @param nodes which nodes have which role in it, in the order of the map
     * @return the cluster
     * @throws InvalidInputException if there is no node, two have the same name, or the name is none
     */
    public static Cluster of(String name, Map<Role, Nodes> nodes) {
        return NodesCluster.of(name, nodes);
    }

    /**
     * Returns a cluster that exists on the backend that is picked.
     *
     * @param name the cluster's name
     * @param listeners who sees every command
     * @return the cluster; closing it does not destroy it
     * @throws ProviderSelectionException if no backend can be picked
     * @throws NoSuchClusterException if there is none
     */
    public static Cluster attach(String name, CommandListener... listeners) {
        return provider().attach(name, listeners);
    }

    /**
     * Removes a cluster on the backend that is picked, also one that was never ready or whose key is lost.
     *
     * @param name the cluster's name
     * @throws ProviderSelectionException if no backend can be picked
     * @throws NoSuchClusterException if there is none
     */
    public static void destroy(String name) {
        provider().destroy(name);
    }

    /**
     * Lists the clusters that exist on the backend that is picked.
     *
     * @return by name
     * @throws ProviderSelectionException if no backend can be picked
     */
    public static List<ClusterInfo> list() {
        return provider().list();
    }

    /**
     * Makes a cluster from a snapshot, on the backend that is picked.
     *
     * @param spec which snapshot, and what is wanted of the cluster
     * @return the cluster, with every node ready
     * @throws ProviderSelectionException if no backend can be picked
     * @throws ClusterException as {@link ClusterProvider#restore(RestoreSpec)} says
     */
    public static Cluster restore(RestoreSpec spec) {
        return provider().restore(spec);
    }

    /**
     * Makes a cluster from the snapshot of a key; if there is none, makes it from its spec, installs what is to be
     * installed, and takes the snapshot, so that the next one need not. Waits while another cluster has the snapshot's
     * addresses, as long as the cluster may take to be ready.
     *
     * @param spec what is wanted
     * @param key all that the installed cluster depends on; {@link SnapshotKey#of(ClusterSpec)} begins one
     * @param install installs on a cluster that has just been made
     * @return the cluster, with every node ready
     * @throws ProviderSelectionException if no backend can be picked
     * @throws UnsupportedCapabilityException if the backend keeps no snapshots
     * @throws ClusterException if it cannot be made or restored; or whatever {@code install} throws, and then the
     *     cluster is closed
     */
    public static Cluster restoreOrCreate(ClusterSpec spec, SnapshotKey key, Consumer<Cluster> install) {
        return restoreOrCreate(provider(), spec, key, install);
    }

    /**
     * Does the same on a backend that was picked already.
     *
     * @param provider the backend
     * @param spec what is wanted
     * @param key all that the installed cluster depends on
     * @param install installs on a cluster that has just been made
     * @return the cluster, with every node ready
     * @throws UnsupportedCapabilityException if the backend keeps no snapshots
     * @throws ClusterException if it cannot be made or restored; or whatever {@code install} throws, and then the
     *     cluster is closed
     */
    public static Cluster restoreOrCreate(
            ClusterProvider provider, ClusterSpec spec, SnapshotKey key, Consumer<Cluster> install) {
        return new InstalledOnce(provider, spec, key).get(install);
    }

    /**
     * Lists the snapshots on the backend that is picked.
     *
     * @return by tag
     * @throws ProviderSelectionException if no backend can be picked
     */
    public static List<SnapshotInfo> snapshots() {
        return provider().snapshots();
    }

    /**
     * Removes a snapshot on the backend that is picked.
     *
     * @param tag the snapshot's tag
     * @throws ProviderSelectionException if no backend can be picked
     * @throws NoSuchSnapshotException if there is none
     * @throws SnapshotInUseException if a cluster stands on it
     */
    public static void removeSnapshot(String tag) {
        provider().removeSnapshot(tag);
    }

    /**
     * Returns the backend that is picked when no id is given.
     *
     * @return the provider
     * @throws ProviderSelectionException if none was found or several were; it lists what was found
     */
    public static ClusterProvider provider() {
        String property = System.getProperty(PROPERTY, "");
        String environment = System.getenv().getOrDefault(ENVIRONMENT, "");
        ProviderRegistry registry = ProviderRegistry.load();
        if (!property.isEmpty()) {
            return registry.byId(property, "the system property " + PROPERTY);
        }
        if (!environment.isEmpty()) {
            return registry.byId(environment, "the environment variable " + ENVIRONMENT);
        }
        return registry.only();
    }

    /**
     * Returns the backend of that id.
     *
     * @param id the provider's id
     * @return the provider
     * @throws ProviderSelectionException if it was not found; it lists what was found
     */
    public static ClusterProvider provider(String id) {
        return ProviderRegistry.load().byId(id, "the caller");
    }
}
