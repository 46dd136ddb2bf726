// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import java.util.Locale;

/**
 * What is asked, in this order, before DC/OS is called ready.
 *
 * @since 0.1
 */
public enum DcosCheck {
    /** Each master's own check, {@code node-poststart}. */
    POSTSTART("node-poststart succeeds"),
    /** Admin Router answers. */
    ADMIN_ROUTER("Admin Router answers"),
    /** The certificate authority of an enterprise DC/OS has its certificate. */
    CERTIFICATE("the authority has its certificate"),
    /** The superuser of an enterprise DC/OS can log in. */
    LOGIN("the superuser can log in"),
    /** Marathon answers. */
    MARATHON("Marathon answers"),
    /** As many members of the ensemble serve as there are masters. */
    EXHIBITOR("every master serves in the ensemble"),
    /** As many agents have registered as there are. */
    AGENTS("every agent has registered"),
    /** Each agent tells its state. */
    AGENT_STATE("the agent tells its state"),
    /** Metronome answers. */
    METRONOME("Metronome answers"),
    /** Every unit is healthy. */
    UNITS("every unit is healthy");

    private final String meaning;

    DcosCheck(String meaning) {
        this.meaning = meaning;
    }

    /**
     * Says what is so when it succeeds.
     *
     * @return words that go on after "wait until"
     */
    public String meaning() {
        return meaning;
    }

    /**
     * Returns the name of its steps.
     *
     * @return such as {@code admin-router}
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
