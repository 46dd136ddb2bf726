// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.LoopbackDevice;
import io.github.clustere2e.api.LoopbackDevices;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.util.List;

/** Block devices of a node's own. */
final class LoopbackRules {

    private static final long SIZE = 1 << 20;

    private LoopbackRules() {}

    /** What is done with a device. */
    private interface Work {
        void with(Bench bench, LoopbackDevice device);
    }

    static List<Rule> all() {
        return List.of(
                rule(
                        "LOOPBACK-1",
                        "A device has its size, is full of zeros, and keeps what is written to it",
                        LoopbackRules::content),
                rule("LOOPBACK-2", "A device is listed while it is there, and only then", LoopbackRules::listed),
                rule(
                        "LOOPBACK-3",
                        "No other node sees the device",
                        (bench, device) -> Expect.equal(
                                "whether agent_1 has it",
                                1,
                                Shell.any(bench.shared().node("agent_1"), "test", "-b", device.path())
                                        .exitStatus())),
                rule(
                        "LOOPBACK-4",
                        "A name that is taken or is none, and a size that cannot be, are refused",
                        LoopbackRules::refused));
    }

    private static Rule rule(String id, String title, Work work) {
        return Rule.byCapability(LoopbackDevices.class, id, title, Lane.SHARED, bench -> {
            LoopbackDevice device = devices(bench).create(node(bench), "tck-" + bench.fresh(), SIZE);
            try {
                work.with(bench, device);
            } finally {
                devices(bench).destroy(device);
            }
        });
    }

    private static LoopbackDevices devices(Bench bench) {
        return bench.shared().capability(LoopbackDevices.class);
    }

    private static Node node(Bench bench) {
        return bench.shared().node("agent_0");
    }

    private static void content(Bench bench, LoopbackDevice device) {
        Expect.equal(
                "how many bytes are there", String.valueOf(SIZE), Shell.of(node(bench), "wc -c <" + device.path()));
        Expect.equal("how many are not 0", "0", Shell.of(node(bench), "tr -d '\\0' <" + device.path() + " | wc -c"));
        Shell.of(node(bench), "printf kept | dd of=" + device.path() + " conv=notrunc,fsync status=none");
        Expect.equal("what was written", "kept", Shell.of(node(bench), "head -c 4 " + device.path()));
    }

    private static void listed(Bench bench, LoopbackDevice device) {
        Expect.that(
                devices(bench).list().contains(device),
                "the device in the list",
                devices(bench).list());
        devices(bench).destroy(device);
        Expect.that(
                !devices(bench).list().contains(device),
                "no device in the list",
                devices(bench).list());
        devices(bench).destroy(device);
    }

    private static void refused(Bench bench, LoopbackDevice device) {
        for (String name : List.of(device.name(), "Not A Name", "")) {
            Expect.refusal(
                    InvalidInputException.class,
                    "a device of the name '" + name + "'",
                    () -> devices(bench).create(node(bench), name, SIZE));
        }
        for (long size : List.of(0L, 100L, 5000L)) {
            Expect.refusal(
                    InvalidInputException.class,
                    "a device of " + size + " bytes",
                    () -> devices(bench).create(node(bench), "tck-size", size));
        }
    }
}
