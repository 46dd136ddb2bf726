// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.ssh.wire.CommandText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** What all commands of a node share. Thread-safe. */
final class Runner {

    /** OpenSSH takes 2 MiB. */
    private static final long TAKEN_IN_ADVANCE = 1 << 20;

    private final String node;
    private final String loginUser;
    private final Link link;
    private final Semaphore slots;
    private final int slotCount;
    private final ProcessTrees trees;
    private final Endings endings = new Endings();
    private final Tell tell;
    private final Tell quiet;

    Runner(String node, String loginUser, Link link, int slotCount, Tell tell) {
        this.node = node;
        this.loginUser = loginUser;
        this.link = link;
        this.slotCount = slotCount;
        // Fair: a command must not wait for ever because others come all the time.
        this.slots = new Semaphore(slotCount, true);
        this.trees = new ProcessTrees(node, link);
        this.tell = tell;
        this.quiet = new Tell(node, loginUser, List.of());
    }

    /** Begins to send a command, on another thread. */
    CommandRun begin(Command command) {
        return begin(command, command.toString(), () -> KeptOutput.output(command), tell, mayLeaveInput(command));
    }

    /** The same for a command that is a part of something else, is not told of, and reads its input to the end. */
    CommandRun beginQuietly(Command command, String what, Supplier<Sink> stdout) {
        return begin(command, what, stdout, quiet, false);
    }

    /** Whether the command may end while there is more for it to read than a server takes in advance. */
    private static boolean mayLeaveInput(Command command) {
        StandardInput input = command.stdin();
        return input != StandardInput.piped() && input.size().orElse(Long.MAX_VALUE) > TAKEN_IN_ADVANCE;
    }

    private CommandRun begin(Command command, String what, Supplier<Sink> stdout, Tell told, boolean apart) {
        byte[] text = CommandText.of(command, loginUser);
        Sending sending = new Sending(this, command, what, text, stdout, told, apart);
        told.started(command);
        sending.begin();
        return new CommandRun(sending);
    }

    String node() {
        return node;
    }

    Link link() {
        return link;
    }

    Semaphore slots() {
        return slots;
    }

    int slotCount() {
        return slotCount;
    }

    Endings endings() {
        return endings;
    }

    ProcessTrees trees() {
        return trees;
    }

    /** Whether a command of that user is run by another one than logs in. */
    boolean switchesTo(String user) {
        return !user.equals(loginUser);
    }

    /** The user that what runs for that command belongs to, if the one that logs in has no power over it. */
    Optional<String> sudoUser(Command command) {
        return CommandText.sudoUser(command, loginUser);
    }
}
