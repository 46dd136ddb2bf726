// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.installer.internal.Digests;
import io.github.clustere2e.installer.internal.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What DC/OS's installer reads below {@code genconf}: the configuration, ip-detect, and what the caller adds. */
final class GenconfInput {

    private final DcosSettings settings;
    private final DcosConfig cluster;
    private final byte[] ipDetect;

    GenconfInput(Cluster cluster, DcosSettings settings) {
        this.settings = settings;
        this.cluster = DcosConfig.of(cluster);
        this.ipDetect = settings.ipDetect().orElseGet(() -> IpDetect.of(cluster).getBytes(StandardCharsets.UTF_8));
    }

    byte[] ipDetect() {
        return ipDetect.clone();
    }

    List<String> masters() {
        return cluster.with(settings.config()).list("master_list");
    }

    /** The same for the same inputs, so that what was done with them is not done again. */
    String mark(GenerateConfigScript installer) throws IOException {
        StringBuilder inputs = new StringBuilder(installer.image() + "\n" + installer.size() + "\n");
        inputs.append(config(installer.variant(), "").text()).append(new String(ipDetect, StandardCharsets.UTF_8));
        for (Map.Entry<String, Path> file : new TreeMap<>(settings.genconfFiles()).entrySet()) {
            inputs.append(file.getKey()).append(Digests.sha256OfTree(file.getValue()));
        }
        return Digests.sha256(inputs.toString());
    }

    /** Where nodes get what the installer makes. */
    static String directory(String mark) {
        return Places.SERVE + "/" + mark.substring(0, Math.min(12, mark.length()));
    }

    /** A fresh directory with everything in it that the installer reads. */
    WorkDirectory prepare(GenerateConfigScript installer, String mark) throws IOException {
        WorkDirectory work = WorkDirectory.in(settings.workspace());
        try {
            checkRoom(work.path(), installer);
            write(work.genconf(), config(installer.variant(), mark));
            return work;
        } catch (Throwable e) {
            work.close();
            throw e;
        }
    }

    private static void checkRoom(Path directory, GenerateConfigScript installer) throws IOException {
        long free = Files.getFileStore(directory).getUsableSpace();
        if (free < installer.size() * Look.ROOM) {
            throw new ClusterException(Trouble.DCOS_INSTALLER.explain(
                    "There are " + free / 1_000_000 + " MB free at " + directory.getParent()
                            + ", and DC/OS's installer needs about " + installer.size() * Look.ROOM / 1_000_000
                            + " MB, three times its own size. Make room, or say another workspace"));
        }
    }

    /** For whoever reads the plan before it runs; the last part of the directory is known only when it does. */
    String shown() {
        DcosVariant variant = settings.variant()
                .or(() -> settings.file()
                        .map(file -> GenerateConfigScript.read(file).variant()))
                .orElse(DcosVariant.OPEN);
        return "genconf/config.yaml"
                + (settings.file().isPresent() || settings.variant().isPresent()
                        ? ""
                        : " (as for an open one: the variant is known when it is fetched)")
                + ":\n"
                + config(variant, "DIGEST").display().indent(2).stripTrailing();
    }

    /** A text with the secrets of the configuration hidden. */
    String masked(String text, DcosVariant variant) {
        String masked = text;
        for (String secret : config(variant, "").secrets()) {
            masked = masked.replace(secret, "***");
        }
        return masked;
    }

    private DcosConfig config(DcosVariant variant, String mark) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put(DcosConfig.BOOTSTRAP_URL, "file://" + directory(mark));
        if (variant == DcosVariant.ENTERPRISE) {
            more.putAll(settings.superuser().config());
            more.put("fault_domain_enabled", false);
        }
        return cluster.with(more).with(settings.config());
    }

    /** An ip-detect among the caller's files counts. */
    private void write(Path genconf, DcosConfig config) throws IOException {
        Files.createDirectories(genconf);
        for (Map.Entry<String, Path> file : settings.genconfFiles().entrySet()) {
            Trees.copy(file.getValue(), genconf.resolve(file.getKey()));
        }
        Path script = genconf.resolve("ip-detect");
        if (Files.notExists(script)) {
            Files.write(script, ipDetect);
        }
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(genconf.resolve("config.yaml"), config.text());
    }
}
