// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import io.github.clustere2e.installer.InstallerOptions;

/**
 * Offers {@link RabbitMqInstaller} by the name {@code rabbitmq}.
 *
 * @since 0.1
 */
public final class RabbitMqProvider extends SoftwareProvider {

    /** Makes it. */
    public RabbitMqProvider() {
        super("rabbitmq", "RabbitMQ, a member on each node");
    }

    @Override
    SoftwareBuilder<?> builder(InstallerOptions given) {
        return RabbitMqInstaller.builder();
    }
}
