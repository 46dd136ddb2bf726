// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.interrupt;

import io.github.clustere2e.cli.Main;
import io.github.clustere2e.cli.fake.FakeWorld;

/** The program in a process of its own, creating a fake cluster that is never ready. */
final class InterruptedProgram {

    private InterruptedProgram() {}

    /** The first argument says whether the creation heeds an interrupt; the others are for the program. */
    public static void main(String[] arguments) {
        boolean heeds = arguments[0].equals("heeds");
        FakeWorld.whileCreating(progress -> {
            System.out.println("creating");
            while (true) {
                try {
                    Thread.sleep(Long.MAX_VALUE);
                } catch (InterruptedException e) {
                    if (heeds) {
                        // Rolling back takes time, for which the virtual machine must wait.
                        Thread.sleep(300);
                        System.out.println("rolled back");
                        throw e;
                    }
                }
            }
        });
        Main.main(new String[] {"create", "slow", "--agents", "1"});
    }
}
