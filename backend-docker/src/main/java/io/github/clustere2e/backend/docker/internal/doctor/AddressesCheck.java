// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import com.github.dockerjava.api.model.Info;
import io.github.clustere2e.api.Finding;

/** Whether the addresses of nodes can be reached from here; where not, SSH at best goes by ports that are published. */
final class AddressesCheck extends EngineCheck {

    private final Facts facts;
    private final Surroundings surroundings;

    AddressesCheck(Facts facts, Surroundings surroundings) {
        super("docker.addresses");
        this.facts = facts;
        this.surroundings = surroundings;
    }

    @Override
    Finding look() throws Exception {
        Info info = facts.info();
        boolean desktop = String.valueOf(info.getOperatingSystem()).contains("Docker Desktop");
        if (desktop) {
            return Finding.warning(
                    id(),
                    "The engine is Docker Desktop's, inside a virtual machine: the addresses of its containers cannot be"
                            + " reached from here. SSH goes by ports of the loopback address, which nobody has tried with"
                            + " Docker Desktop.",
                    "Run this inside a Linux virtual machine with an engine of its own, or in a container of that engine"
                            + " with '--network host'.");
        }
        if ("ssh".equals(surroundings.address().getScheme())) {
            return Finding.ok(
                    id(),
                    "The engine is elsewhere (" + surroundings.address() + "): its nodes are reached over the same SSH"
                            + " connection.");
        }
        if (!surroundings.isLocal()) {
            return Finding.warning(
                    id(),
                    "The engine is elsewhere (" + surroundings.address()
                            + "). Nodes are reached only if 10.207.0.0/16 is routed to its machine, and the option"
                            + " access=direct is given.",
                    "On this machine: sudo ip route add 10.207.0.0/16 via ADDRESS-OF-THE-ENGINE'S-MACHINE; there, let"
                            + " the DOCKER-USER chain of iptables accept it.");
        }
        if (Boolean.FALSE.equals(info.getIPv4Forwarding())) {
            return Finding.warning(
                    id(),
                    "The engine's machine forwards no IPv4 packets: nodes reach each other and this machine, and"
                            + " nothing else.",
                    "sudo sysctl -w net.ipv4.ip_forward=1");
        }
        return Finding.ok(id(), "The engine is on this machine: its nodes' addresses are reached directly.");
    }
}
