// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.server;

import io.github.clustere2e.backend.simulated.Fault;
import io.github.clustere2e.ssh.wire.SentSignal;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A shell whose commands go wrong on demand; what ends commands goes well. */
final class FaultyShell implements NodeShell {

    private final NodeShell shell;
    private final FaultBox faults;

    FaultyShell(NodeShell shell, FaultBox faults) {
        this.shell = shell;
        this.faults = faults;
    }

    @Override
    public int run(Exec exec) throws IOException, InterruptedException {
        if (SentSignal.read(exec.text()).isPresent()) {
            return shell.run(exec);
        }
        Optional<Fault.DelayCommands> delay = faults.take(Fault.DelayCommands.class);
        if (delay.isPresent()) {
            TimeUnit.MILLISECONDS.sleep(delay.get().time().toMillis());
        }
        Optional<Fault.TruncateOutput> cut = faults.take(Fault.TruncateOutput.class);
        Optional<Fault.WrongExitStatus> lie = faults.take(Fault.WrongExitStatus.class);
        Exec faulty = cut.isEmpty()
                ? exec
                : new Exec(
                        exec.text(),
                        exec.terminal(),
                        exec.stdin(),
                        new Truncated(exec.stdout(), cut.get().bytes()),
                        exec.stderr());
        int status = shell.run(faulty);
        return lie.isPresent() ? lie.get().status() : status;
    }

    @Override
    public void close() {
        shell.close();
    }

    /** Passes on the first bytes. */
    private static final class Truncated extends FilterOutputStream {

        private long left;

        Truncated(OutputStream out, long bytes) {
            super(out);
            this.left = bytes;
        }

        @Override
        public synchronized void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
            int passed = (int) Math.min(left, length);
            out.write(bytes, offset, passed);
            left -= passed;
        }
    }
}
