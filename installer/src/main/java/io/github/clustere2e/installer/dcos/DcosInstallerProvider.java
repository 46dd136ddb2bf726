// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.OptionDescription;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.InstallerOptions;
import io.github.clustere2e.installer.InstallerProvider;
import io.github.clustere2e.installer.internal.Yaml;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Offers {@link DcosInstaller} by the name {@code dcos}.
 *
 * @since 0.1
 */
public final class DcosInstallerProvider implements InstallerProvider {

    private static final List<OptionDescription> OPTIONS = List.of(
            one("from-path", "FILE", "none", "A dcos_generate_config.sh on this machine."),
            one(
                    "from-url",
                    "URL",
                    "none",
                    "Where a dcos_generate_config.sh is fetched from, once; excludes from-path."),
            one("sha256", "HEX", "none", "What the file that is fetched must have."),
            one(
                    "config",
                    "FILE",
                    "none",
                    "A YAML file with keys of config.yaml, over what the cluster says of itself."),
            many("set", "KEY=VALUE", "none", "One key of config.yaml, over everything else; the value is YAML."),
            one("ip-detect", "FILE", "one that is supplied", "A script of your own that prints a node's address."),
            many("genconf-file", "FILE:TARGET", "none", "A file or directory to put below genconf."),
            one("license-key", "FILE", "none", "The licence of an enterprise DC/OS."),
            one("security-mode", "MODE", "that of config.yaml", "disabled, permissive or strict; enterprise only."),
            one("superuser-username", "NAME", "bootstrapuser", "The first user of an enterprise DC/OS."),
            one("superuser-password", "TEXT", "deleteme", "Its password."),
            one("variant", "NAME", "what the installer says", "open or enterprise."),
            one(
                    "generate-on",
                    "PLACE",
                    "automatic",
                    "Where the installer runs: host, node (the first master), automatic."),
            one("workspace", "DIRECTORY", "dcos in the cache", "Where the installer works on this machine."),
            one("wait", "true or false", "true", "Whether an installation waits until DC/OS is ready."),
            one("http-checks", "true or false", "true", "Whether waiting asks more than the masters' own checks."),
            one("check-limit", "SECONDS", "900", "How long each check is waited for."));

    /** Makes it. */
    public DcosInstallerProvider() {}

    @Override
    public String id() {
        return "dcos";
    }

    @Override
    public String summary() {
        return "DC/OS, from its own installer, dcos_generate_config.sh";
    }

    @Override
    public List<OptionDescription> options() {
        return OPTIONS;
    }

    @Override
    public Installer installer(InstallerOptions options) {
        DcosInstallerBuilder builder = begin(options);
        options.text("sha256").ifPresent(builder::sha256);
        options.file("config").ifPresent(builder::configFile);
        for (String entry : options.all("set")) {
            if (entry.indexOf('=') < 1) {
                throw options.wrong("set", entry, "say KEY=VALUE");
            }
            builder.config(Yaml.map(entry.replaceFirst("=", ": "), "option 'set'"));
        }
        options.file("ip-detect").ifPresent(builder::ipDetect);
        for (String entry : options.all("genconf-file")) {
            int colon = entry.lastIndexOf(':');
            if (colon < 1) {
                throw options.wrong("genconf-file", entry, "say FILE:TARGET");
            }
            builder.genconfFile(Path.of(entry.substring(0, colon)), entry.substring(colon + 1));
        }
        options.file("license-key").ifPresent(builder::licence);
        options.text("security-mode").ifPresent(builder::securityMode);
        builder.superuser(
                options.text("superuser-username").orElse(Superuser.DEFAULT.name()),
                options.text("superuser-password").orElse(Superuser.DEFAULT.password()));
        options.text("variant").ifPresent(name -> builder.variant(value(options, "variant", name, DcosVariant.class)));
        options.text("generate-on")
                .ifPresent(name -> builder.generateOn(value(options, "generate-on", name, GenerateOn.class)));
        options.text("workspace").map(Path::of).ifPresent(builder::workspace);
        builder.waitUntilReady(options.flag("wait", true)).httpChecks(options.flag("http-checks", true));
        int limit = options.number("check-limit", (int) DcosInstaller.DEFAULT_CHECK_LIMIT.toSeconds());
        return builder.checkLimit(Duration.ofSeconds(limit)).build();
    }

    private static DcosInstallerBuilder begin(InstallerOptions options) {
        if (options.text("from-path").isPresent() && options.text("from-url").isPresent()) {
            throw new InvalidInputException("Give from-path or from-url, not both");
        }
        if (options.text("from-path").isPresent()) {
            return DcosInstaller.fromPath(options.file("from-path").orElseThrow());
        }
        return options.text("from-url")
                .map(url -> DcosInstaller.fromUrl(uri(options, url)))
                .orElseGet(DcosInstaller::installed);
    }

    private static URI uri(InstallerOptions options, String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw options.wrong("from-url", url, String.valueOf(e.getMessage()));
        }
    }

    private static <E extends Enum<E>> E value(InstallerOptions options, String option, String name, Class<E> type) {
        try {
            return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw options.wrong(
                    option,
                    name,
                    "say one of " + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT));
        }
    }

    private static OptionDescription one(String name, String form, String otherwise, String description) {
        return new OptionDescription(name, form, otherwise, false, description);
    }

    private static OptionDescription many(String name, String form, String otherwise, String description) {
        return new OptionDescription(name, form, otherwise, true, description);
    }
}
