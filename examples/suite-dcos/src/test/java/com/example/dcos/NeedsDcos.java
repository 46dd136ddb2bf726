// SPDX-License-Identifier: Apache-2.0
package com.example.dcos;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** Skips tests if nobody gave an installer of DC/OS, and says how to give one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "com.example.dcos.GivenInstaller#isThere",
        disabledReason = "no installer of DC/OS was given. Give one: -D" + GivenInstaller.PROPERTY
                + "=/path/to/dcos_generate_config.sh, or the environment variable " + GivenInstaller.VARIABLE)
@interface NeedsDcos {}
