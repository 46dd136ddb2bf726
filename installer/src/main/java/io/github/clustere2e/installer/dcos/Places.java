// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

/** Where things are on a node with DC/OS. */
final class Places {

    static final String VERSION = "/opt/mesosphere/etc/dcos-version.json";
    static final String EXPANDED_CONFIG = "/opt/mesosphere/etc/expanded.config.full.json";
    static final String BOOTSTRAP_CONFIG = "/opt/mesosphere/etc/bootstrap-config.json";
    static final String ENVIRONMENT = "/opt/mesosphere/environment.export";
    static final String INTEGRATION_TESTS = "/opt/mesosphere/active/dcos-integration-test";
    static final String AGENT_ENVIRONMENT = "/var/lib/dcos/mesos-slave-common";
    /** Where what genconf has made is put; one directory for each content. */
    static final String SERVE = "/opt/cluster-e2e-dcos";

    private Places() {}
}
