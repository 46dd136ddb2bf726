// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.installer.condition.Condition;

/**
 * What a step does that has no value for others.
 *
 * @see Tasks
 * @since 0.1
 */
@FunctionalInterface
public interface StepTask {

    /**
     * Does it. Ends soon when its thread is interrupted.
     *
     * @param context the node, and the values of the steps that this one needs
     * @throws Exception any failure; the steps that need this one do not run
     */
    void run(StepContext context) throws Exception;

    /**
     * Does it only where something is not true yet; else the step is skipped.
     *
     * @param condition asked once on the step's node
     * @return the task that asks first
     */
    default StepTask unless(Condition condition) {
        return context -> {
            if (condition.holds(context.node())) {
                context.skip(condition.toString());
            } else {
                run(context);
            }
        };
    }

    /**
     * Does it only where it was not done before with the same inputs, also by another process: the node keeps a mark with
     * a digest of them, below {@code /var/lib/cluster-e2e/done}. It says that the task ended well then, and not that
     * nobody has undone it since; where that can be asked, prefer {@link #unless}.
     *
     * @param inputs everything that its outcome depends on, as text, such as the command and the digest of a file
     * @return the task that looks for the mark first, and leaves it after
     */
    default StepTask once(String inputs) {
        return context -> {
            DoneMark mark = DoneMark.of(context, inputs);
            if (mark.isThere()) {
                context.skip("done before");
            } else {
                run(context);
                mark.leave();
            }
        };
    }
}
