// SPDX-License-Identifier: Apache-2.0
package com.example.dcos;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Without an installer nothing fails, and whoever looks finds out why nothing ran. */
@DisabledIfEnvironmentVariable(named = GivenInstaller.VARIABLE, matches = ".+")
class SkippedTest {

    private final String given = System.getProperty(GivenInstaller.PROPERTY, "");

    @BeforeEach
    void giveNone() {
        System.clearProperty(GivenInstaller.PROPERTY);
    }

    @AfterEach
    void giveItAgain() {
        System.setProperty(GivenInstaller.PROPERTY, given);
    }

    @Test
    void theSuiteIsSkippedAndSaysHowToGiveAnInstaller() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Suite.class))
                .execute()
                .allEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                container(Suite.class),
                                skippedWithReason(reason ->
                                        reason.contains("-Ddcos.installer=") && reason.contains("DCOS_INSTALLER"))));
    }

    @NeedsDcos
    static class Suite {

        @Test
        void runs() {
            fail("there is no installer");
        }
    }
}
