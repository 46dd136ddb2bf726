// SPDX-License-Identifier: Apache-2.0
package com.example.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The build runs this suite on several versions of JUnit: they must really be those. */
class JUnitVersionTest {

    @Test
    void theSuiteRunsOnTheVersionThatWasAskedFor() {
        String wanted = System.getProperty("junit.version");
        String place = String.valueOf(Test.class.getProtectionDomain().getCodeSource().getLocation());

        assertTrue(place.endsWith("junit-jupiter-api-" + wanted + ".jar"), place);
    }
}
