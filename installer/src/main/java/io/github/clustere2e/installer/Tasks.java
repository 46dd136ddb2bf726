// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.installer.condition.Condition;
import io.github.clustere2e.installer.internal.Digests;
import io.github.clustere2e.installer.internal.TextFiles;
import io.github.clustere2e.installer.internal.Units;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What most steps do, on the step's node. Each looks first whether it is true already, and then skips the step.
 *
 * <p>All of it runs as the user that the nodes log in as: where that is not root, make the plan for nodes
 * {@linkplain Node#asRoot() as root}.
 *
 * @since 0.1
 */
public final class Tasks {

    private Tasks() {}

    /**
     * Runs a command. It is never true already: say {@link StepTask#unless} what tells that.
     *
     * @param arguments the program and its arguments
     * @return the task
     */
    public static StepTask run(String... arguments) {
        return run(Command.of(arguments));
    }

    /**
     * Runs a command. It is never true already: say {@link StepTask#unless} what tells that.
     *
     * @param command what to run and how
     * @return the task
     */
    public static StepTask run(Command command) {
        return context -> context.node().run(command);
    }

    /**
     * Sends a file, unless the node has it with the same contents. For a large file that goes to many nodes use a
     * {@link FileDelivery}.
     *
     * @param local a regular file on this machine
     * @param remote the absolute path that it gets on the node
     * @return the task
     */
    public static StepTask upload(Path local, String remote) {
        return context -> {
            if (digestOn(context.node(), remote).equals(Digests.sha256(local))) {
                context.skip("it is there already");
            } else {
                context.node().files().upload(local, remote);
            }
        };
    }

    /**
     * Writes a text file that its owner may write and everybody may read, unless the node has it with the same contents.
     *
     * @param path an absolute path on the node
     * @param text what is in it on each node; a {@link Template} is one
     * @return the task
     */
    public static StepTask write(String path, Function<Node, String> text) {
        return context -> {
            if (!TextFiles.write(context.node(), path, text.apply(context.node()))) {
                context.skip("it is like that already");
            }
        };
    }

    /**
     * Waits until something is true; see {@link Condition#within} for the limit. What the node answers meanwhile is told
     * as the step's note.
     *
     * @param condition what is waited for
     * @return the task
     */
    public static StepTask await(Condition condition) {
        return context -> condition.await(context.node(), context::note);
    }

    /**
     * Starts a unit of systemd, at each boot too, and waits until it has started, unless it is active.
     *
     * @param unit such as {@code etcd}
     * @return the task
     */
    public static StepTask start(String unit) {
        return run(Units.command("enable --now", unit)).unless(Condition.unitActive(unit));
    }

    /**
     * Starts a unit of systemd anew, with its new configuration, and waits until it has started.
     *
     * @param unit such as {@code etcd}
     * @return the task
     */
    public static StepTask restart(String unit) {
        return run(Units.command("restart", unit));
    }

    /**
     * Stops a unit of systemd, at each boot too, and waits until it has stopped.
     *
     * @param unit such as {@code etcd}
     * @return the task
     */
    public static StepTask stop(String unit) {
        return run(Units.command("disable --now", unit));
    }

    private static String digestOn(Node node, String remote) {
        CommandResult result = node.run(Command.builder("sha256sum", "--", remote)
                .idempotent()
                .anyExitStatus()
                .build());
        return result.succeeded() ? result.stdout().split(" ", 2)[0].replace("\\", "") : "";
    }
}
