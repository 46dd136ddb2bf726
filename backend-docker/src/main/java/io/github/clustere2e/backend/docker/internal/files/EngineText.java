// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.files;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Version;
import org.jspecify.annotations.Nullable;

/** Which engine it is, and on which machine: asked once, since it does not change. Thread-safe. */
public final class EngineText {

    private @Nullable String known;

    /** Makes one that has not asked yet. */
    public EngineText() {}

    synchronized String of(DockerClient client) {
        if (known == null) {
            known = ask(client);
        }
        return known;
    }

    private static String ask(DockerClient client) {
        Version version = client.versionCmd().exec();
        Info info = client.infoCmd().exec();
        StringBuilder text = new StringBuilder();
        line(text, "Docker Engine", version.getVersion());
        line(text, "API", version.getApiVersion());
        line(text, "operating system", info.getOperatingSystem());
        line(text, "kernel", info.getKernelVersion());
        line(text, "processors", info.getNCPU());
        line(text, "memory in bytes", info.getMemTotal());
        line(text, "storage driver", info.getDriver());
        line(text, "cgroup driver", info.getRawValues().getOrDefault("CgroupDriver", "unknown"));
        line(text, "cgroup version", info.getRawValues().getOrDefault("CgroupVersion", "unknown"));
        line(text, "security options", info.getSecurityOptions());
        return text.toString();
    }

    private static void line(StringBuilder text, String what, Object value) {
        text.append(what).append(": ").append(value).append('\n');
    }
}
