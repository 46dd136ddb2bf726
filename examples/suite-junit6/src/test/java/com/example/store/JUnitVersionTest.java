// SPDX-License-Identifier: Apache-2.0
package com.example.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import org.junit.jupiter.api.Test;

/** This suite runs on two versions of JUnit, here and in suite-junit5: it must really be the one that its build says. */
class JUnitVersionTest {

    @Test
    void theSuiteRunsOnTheVersionThatItsBuildSays() {
        String wanted = System.getProperty("junit.version");
        URL place = Test.class.getProtectionDomain().getCodeSource().getLocation();

        assertTrue(place.getPath().endsWith("junit-jupiter-api-" + wanted + ".jar"), place::toString);
    }
}
