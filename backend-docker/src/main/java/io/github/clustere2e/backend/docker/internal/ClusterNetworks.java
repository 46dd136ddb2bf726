// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.Network;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.NameTakenException;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.docker.DockerNetwork;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Each cluster's own bridge network, with a fixed subnet. */
final class ClusterNetworks {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterNetworks.class);

    private static final String MISCOUNTED = "If none of its containers is left, the engine has lost count of them, as"
            + " Docker sometimes does when many stop at once (moby#42119), and finds its count again when it is"
            + " restarted ('sudo systemctl restart docker').";

    private final Engine engine;

    ClusterNetworks(Engine engine) {
        this.engine = engine;
    }

    /** Makes the cluster's own network, or takes the one that is there; asks nothing about the latter. */
    ClusterNetwork provide(ClusterIdentity cluster, DockerNetwork wanted) {
        return switch (wanted.kind()) {
            case EXISTING -> new ClusterNetwork(wanted.detail(), Optional.empty(), true);
            case DEFAULT_BRIDGE -> new ClusterNetwork("bridge", Optional.empty(), false);
            case OWN -> wanted.detail().isEmpty() ? create(cluster) : createIn(cluster, Subnet.parse(wanted.detail()));
        };
    }

    private ClusterNetwork createIn(ClusterIdentity cluster, Subnet subnet) {
        return claim(cluster, range(subnet))
                .map(id -> own(id, subnet))
                .orElseThrow(() -> new ClusterException(
                        Trouble.SUBNETS.explain("The engine cannot make the cluster's network in the subnet "
                                + subnet.cidr()
                                + ". Another network has addresses of it, and they must not overlap: choose"
                                + " another subnet, or leave it out for a free one.")));
    }

    private static ClusterNetwork own(String id, Subnet subnet) {
        return new ClusterNetwork(id, Optional.of(subnet), true);
    }

    /** Takes the first subnet that is free: the engine refuses one that overlaps, so that nobody shares. */
    private ClusterNetwork create(ClusterIdentity cluster) {
        refuseTaken(cluster);
        for (Subnet subnet : Subnet.inOrderFor(cluster.name())) {
            if (engine.isLocal() && subnet.isUsedHere()) {
                continue;
            }
            Optional<String> id = make(cluster, range(subnet));
            if (id.isPresent()) {
                return own(id.get(), subnet);
            }
        }
        throw new ClusterException(
                Trouble.SUBNETS.explain(
                        "All " + Subnet.COUNT + " subnets of 10.207.0.0/16 are in use. Destroy clusters that"
                                + " are no longer needed, or remove networks that overlap with that range ('docker network ls')."));
    }

    /** Takes this very range; empty if somebody else has it. */
    Optional<String> claim(ClusterIdentity cluster, AddressRange range) {
        refuseTaken(cluster);
        return make(cluster, range);
    }

    /** Empty if a network that overlaps is there. */
    private Optional<String> make(ClusterIdentity cluster, AddressRange range) {
        try {
            return Optional.of(create(cluster, range));
        } catch (DockerException e) {
            if (isDuplicate(e)) {
                throw taken(cluster);
            } else if (!isOverlap(e)) {
                throw new ClusterException("The engine cannot make the cluster's network: " + e.getMessage(), e);
            }
            return Optional.empty();
        }
    }

    /** Returns the network that the nodes of a cluster that exists are on. */
    ClusterNetwork find(ClusterIdentity cluster, DockerNetwork wanted) {
        if (wanted.kind() != DockerNetwork.Kind.OWN) {
            return provide(cluster, wanted);
        }
        return networksOf(cluster).stream()
                .flatMap(network -> network.getIpam().getConfig().stream()
                        .map(range -> own(network.getId(), Subnet.parse(range.getSubnet()))))
                .findFirst()
                .orElseThrow(() ->
                        new ClusterException(Trouble.CANNOT_CHANGE.explain("The network of cluster '" + cluster.name()
                                + "' is gone from the engine, so that no node can be added: make the cluster anew.")));
    }

    /** The addresses of a cluster's own network; empty if it has none. */
    Optional<AddressRange> rangeOf(ClusterIdentity cluster) {
        return networksOf(cluster).stream()
                .flatMap(network -> network.getIpam().getConfig().stream())
                .map(config -> new AddressRange(config.getSubnet(), config.getGateway()))
                .findFirst();
    }

    private List<Network> networksOf(ClusterIdentity cluster) {
        return engine.client()
                .listNetworksCmd()
                .withFilter("label", List.of(Labels.ID + "=" + cluster.id()))
                .exec();
    }

    void remove(ClusterIdentity cluster) {
        for (Network network : networksOf(cluster)) {
            try {
                engine.client().removeNetworkCmd(network.getId()).exec();
            } catch (NotFoundException e) {
                LOG.debug("Network {} was gone already", network.getName());
            } catch (DockerException e) {
                String what = "The engine does not remove the network '" + network.getName() + "': " + e.getMessage();
                throw new ClusterException(
                        isMiscounted(e) ? Trouble.NETWORK_STAYS.explain(what + whoIsOn(network)) : what, e);
            }
        }
    }

    /** Nobody but whoever put them there takes strangers off. */
    private String whoIsOn(Network network) {
        try {
            List<String> strangers = engine
                    .client()
                    .inspectNetworkCmd()
                    .withNetworkId(network.getId())
                    .exec()
                    .getContainers()
                    .values()
                    .stream()
                    .map(Network.ContainerNetworkConfig::getName)
                    .toList();
            return strangers.isEmpty()
                    ? " " + MISCOUNTED
                    : " On it are containers that are not the cluster's: " + String.join(", ", strangers)
                            + ". Take them off ('docker network disconnect " + network.getName()
                            + " CONTAINER'), and destroy the cluster again.";
        } catch (DockerException e) {
            return " " + MISCOUNTED;
        }
    }

    /**
     * Takes a container off its networks, one container after the other. An engine that lets go of many at once loses
     * count of them, and never removes the network again (moby#42119): of 21 networks with 40 containers each Docker
     * Engine 20.10 miscounted two, and of more than 60 whose containers were taken off like this none.
     */
    void detach(InspectContainerResponse container) {
        try {
            for (ContainerNetwork network :
                    container.getNetworkSettings().getNetworks().values()) {
                disconnect(container.getId(), network);
            }
        } catch (DockerException e) {
            // The container is gone, or is being removed by somebody else: its removal will tell.
            LOG.debug("Container {} cannot be taken off its networks", container.getId(), e);
        }
    }

    private synchronized void disconnect(String container, ContainerNetwork network) {
        engine.client()
                .disconnectFromNetworkCmd()
                .withContainerId(container)
                .withNetworkId(network.getNetworkID())
                .withForce(true)
                .exec();
    }

    private static AddressRange range(Subnet subnet) {
        return new AddressRange(subnet.cidr(), subnet.gateway());
    }

    private String create(ClusterIdentity cluster, AddressRange range) {
        return engine.client()
                .createNetworkCmd()
                .withName(name(cluster))
                .withCheckDuplicate(true)
                .withDriver("bridge")
                .withIpam(new Network.Ipam()
                        .withConfig(new Network.Ipam.Config()
                                .withSubnet(range.cidr())
                                .withGateway(range.gateway())))
                .withLabels(cluster.labels())
                .exec()
                .getId();
    }

    private void refuseTaken(ClusterIdentity cluster) {
        boolean taken = engine.client().listNetworksCmd().withNameFilter(name(cluster)).exec().stream()
                .anyMatch(network -> network.getName().equals(name(cluster)));
        if (taken) {
            throw taken(cluster);
        }
    }

    private static NameTakenException taken(ClusterIdentity cluster) {
        return new NameTakenException(
                Trouble.NAME_TAKEN.explain("Somebody else has, or is just making, a cluster '" + cluster.name()
                        + "' on this engine: its network '" + name(cluster) + "' is there. Pick another name."));
    }

    private static String name(ClusterIdentity cluster) {
        return "cluster-e2e-" + cluster.name();
    }

    private static boolean isOverlap(DockerException e) {
        return String.valueOf(e.getMessage()).contains("overlap");
    }

    private static boolean isMiscounted(DockerException e) {
        return String.valueOf(e.getMessage()).contains("active endpoints");
    }

    private static boolean isDuplicate(DockerException e) {
        return String.valueOf(e.getMessage()).contains("already exists");
    }
}
