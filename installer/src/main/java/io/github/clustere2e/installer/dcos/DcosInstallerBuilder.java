// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.installer.internal.CacheHome;
import io.github.clustere2e.installer.internal.Download;
import io.github.clustere2e.installer.internal.Yaml;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects how DC/OS is installed. Not thread-safe.
 *
 * @see DcosInstaller#fromPath(Path)
 * @since 0.1
 */
public final class DcosInstallerBuilder {

    private final Optional<Path> file;
    private final Optional<URI> url;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Object> config = new LinkedHashMap<>();
    private final Map<String, Path> genconfFiles = new LinkedHashMap<>();
    private final Map<DcosCheck, Duration> limits = new EnumMap<>(DcosCheck.class);
    private Optional<String> sha256 = Optional.empty();
    private Optional<DcosVariant> variant = Optional.empty();
    private Optional<byte[]> ipDetect = Optional.empty();
    private Superuser superuser = Superuser.DEFAULT;
    private GenerateOn generateOn = GenerateOn.AUTOMATIC;
    private Path workspace =
            CacheHome.of(System.getProperties(), System.getenv()).resolve("dcos");
    private boolean wait = true;
    private boolean httpChecks = true;
    private Duration generateLimit = DcosInstaller.DEFAULT_GENERATE_LIMIT;
    private Duration installLimit = DcosInstaller.DEFAULT_INSTALL_LIMIT;

    DcosInstallerBuilder(Optional<Path> file, Optional<URI> url) {
        this.file = file;
        this.url = url;
    }

    /**
     * Checks what is fetched.
     *
     * @param digest 64 hexadecimal digits
     * @return this
     */
    public DcosInstallerBuilder sha256(String digest) {
        if (!digest.matches("[0-9a-fA-F]{64}")) {
            problems.add("'" + digest + "' is no SHA-256, which has 64 hexadecimal digits");
        }
        this.sha256 = Optional.of(digest);
        return this;
    }

    /**
     * Says which DC/OS it is, for installers that do not say it themselves.
     *
     * @param known the variant
     * @return this
     */
    public DcosInstallerBuilder variant(DcosVariant known) {
        this.variant = Optional.of(known);
        return this;
    }

    /**
     * Adds to the configuration, over what the cluster says of itself and what was added before.
     *
     * @param values keys of {@code config.yaml}; lists, maps, texts, numbers and truth values
     * @return this
     */
    public DcosInstallerBuilder config(Map<String, ?> values) {
        config.putAll(values);
        return this;
    }

    /**
     * Adds to the configuration from a file, over what the cluster says of itself and what was added before.
     *
     * @param yaml a file of this machine that is a map
     * @return this
     * @throws InvalidInputException if it is none; it says where
     */
    public DcosInstallerBuilder configFile(Path yaml) {
        return config(Yaml.map(yaml));
    }

    /**
     * Finds a node's address by a script of one's own instead of the one that is supplied, which finds among the
     * addresses of the node the one that the cluster knows.
     *
     * @param script a file of this machine
     * @return this
     */
    public DcosInstallerBuilder ipDetect(Path script) {
        try {
            this.ipDetect = Optional.of(Files.readAllBytes(script));
        } catch (IOException e) {
            problems.add("ip-detect " + script + " cannot be read: " + e);
        }
        return this;
    }

    /**
     * Puts a file, or a directory with all that is in it, beside the configuration, such as
     * {@code fault-domain-detect} or the files of a certificate authority.
     *
     * @param local on this machine
     * @param target its path below {@code genconf}, such as {@code ca/key.pem}
     * @return this
     */
    public DcosInstallerBuilder genconfFile(Path local, String target) {
        String below = target.replaceFirst("^/?genconf/", "");
        if (!Files.exists(local)) {
            problems.add("there is no '" + local + "' to put into genconf");
        }
        if (below.isEmpty()
                || Path.of(below).isAbsolute()
                || Path.of(below).normalize().startsWith("..")) {
            problems.add("'" + target + "' is not below genconf: give a path such as fault-domain-detect");
        }
        if (below.equals("config.yaml")) {
            problems.add("config.yaml is made from what the cluster and you say: give yours as the configuration");
        }
        if (below.equals("ip-detect")) {
            return ipDetect(local);
        }
        genconfFiles.put(below, local);
        return this;
    }

    /**
     * Gives an enterprise DC/OS its licence.
     *
     * @param licence a file of this machine
     * @return this
     */
    public DcosInstallerBuilder licence(Path licence) {
        try {
            config.put(
                    "license_key_contents",
                    Files.readString(licence, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            problems.add("the licence " + licence + " cannot be read: " + e);
        }
        return this;
    }

    /**
     * Sets how strict an enterprise DC/OS is.
     *
     * @param mode {@code disabled}, {@code permissive} or {@code strict}
     * @return this
     */
    public DcosInstallerBuilder securityMode(String mode) {
        if (!List.of("disabled", "permissive", "strict").contains(mode)) {
            problems.add("'" + mode + "' is no security mode: say disabled, permissive or strict");
        }
        config.put("security", mode);
        return this;
    }

    /**
     * Names the first user of an enterprise DC/OS, who logs in while it is waited for. Without this it is
     * {@code bootstrapuser} with the password {@code deleteme}.
     *
     * @param name the user
     * @param password its password
     * @return this
     */
    public DcosInstallerBuilder superuser(String name, String password) {
        this.superuser = new Superuser(name, password);
        return this;
    }

    /**
     * Says where DC/OS's installer runs.
     *
     * @param place {@link GenerateOn#AUTOMATIC} without this
     * @return this
     */
    public DcosInstallerBuilder generateOn(GenerateOn place) {
        this.generateOn = place;
        return this;
    }

    /**
     * Works in another directory of this machine; what is made there is removed again. Without this it is {@code dcos} in
     * the directory of what is kept between runs.
     *
     * @param directory its path has no space; it has room for three times the installer
     * @return this
     */
    public DcosInstallerBuilder workspace(Path directory) {
        this.workspace = directory;
        return this;
    }

    /**
     * Says whether an installation waits until DC/OS is ready.
     *
     * @param ready {@code true} without this
     * @return this
     */
    public DcosInstallerBuilder waitUntilReady(boolean ready) {
        this.wait = ready;
        return this;
    }

    /**
     * Says whether waiting asks the services by HTTP, after the masters' own checks.
     *
     * @param asked {@code true} without this
     * @return this
     */
    public DcosInstallerBuilder httpChecks(boolean asked) {
        this.httpChecks = asked;
        return this;
    }

    /**
     * Limits how long one check is waited for.
     *
     * @param check the check
     * @param limit positive
     * @return this
     */
    public DcosInstallerBuilder limit(DcosCheck check, Duration limit) {
        limits.put(check, positive(limit));
        return this;
    }

    /**
     * Limits how long each check is waited for.
     *
     * @param limit {@link DcosInstaller#DEFAULT_CHECK_LIMIT} without this
     * @return this
     */
    public DcosInstallerBuilder checkLimit(Duration limit) {
        for (DcosCheck check : DcosCheck.values()) {
            limit(check, limit);
        }
        return this;
    }

    /**
     * Limits how long DC/OS's installer may run.
     *
     * @param limit {@link DcosInstaller#DEFAULT_GENERATE_LIMIT} without this
     * @return this
     */
    public DcosInstallerBuilder generateLimit(Duration limit) {
        this.generateLimit = positive(limit);
        return this;
    }

    /**
     * Limits how long {@code dcos_install.sh} may take on one node.
     *
     * @param limit {@link DcosInstaller#DEFAULT_INSTALL_LIMIT} without this
     * @return this
     */
    public DcosInstallerBuilder installLimit(Duration limit) {
        this.installLimit = positive(limit);
        return this;
    }

    /**
     * Builds the installer. A file is looked at, and not run.
     *
     * @return the installer
     * @throws InvalidInputException that names everything that is wrong, also that the file is no installer or not whole
     */
    public DcosInstaller build() {
        file.ifPresent(path -> {
            try {
                GenerateConfigScript.read(path);
            } catch (InvalidInputException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        });
        url.ifPresent(address -> {
            try {
                Download.checked(address);
            } catch (InvalidInputException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        });
        if (workspace.toAbsolutePath().toString().matches(".*\\s.*")) {
            problems.add("DC/OS's installer cannot run where the path has a space, as in '" + workspace.toAbsolutePath()
                    + "': say another workspace");
        }
        Object user = config.getOrDefault("superuser_username", superuser.name());
        if (!user.equals(superuser.name())) {
            problems.add("the configuration has the superuser '" + user + "', and who is to log in is '"
                    + superuser.name() + "': say the superuser with its password, and not in the configuration");
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException("DC/OS cannot be installed like this: " + String.join("; ", problems));
        }
        return new DcosInstaller(settings());
    }

    DcosSettings settings() {
        return new DcosSettings(
                file,
                url,
                sha256,
                variant,
                new LinkedHashMap<>(config),
                ipDetect,
                new LinkedHashMap<>(genconfFiles),
                superuser,
                generateOn,
                workspace,
                wait,
                httpChecks,
                generateLimit,
                installLimit,
                Map.copyOf(limits));
    }

    private Duration positive(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            problems.add("the time limit of " + limit + " is not positive");
        }
        return limit;
    }
}
