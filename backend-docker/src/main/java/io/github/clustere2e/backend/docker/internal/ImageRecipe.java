// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.backend.docker.Distribution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the image of one distribution is made: files of this module, which lie in a build as they lie in the module. */
record ImageRecipe(Distribution distribution) {

    static final String REPOSITORY = "cluster-e2e-node";

    /** From the work directory of a build. */
    static final String BUILD_SCRIPT = "apt/build-from-packages.sh";

    private static final int DIGITS = 12;
    private static final Pattern FROM = Pattern.compile("^FROM (\\S+)", Pattern.MULTILINE);
    private static final List<String> NODE =
            List.of("node/10-begin.sh", "node/30-identity.sh", "node/40-ssh.sh", "node/60-systemd.sh");
    private static final List<String> UBUNTU = List.of("apt/ubuntu-archive.sh", "apt/ubuntu-archive-key.asc");

    static ImageRecipe debian12() {
        return new ImageRecipe(Distribution.DEBIAN_12);
    }

    /** The image that a registry has, and that the node's is made from. */
    String base() {
        Matcher from = FROM.matcher(ImageFiles.text(dockerfile()));
        if (!from.find()) {
            throw new IllegalStateException(dockerfile() + " begins from nothing");
        }
        return from.group(1);
    }

    String dockerfile() {
        return distribution.id() + "/Dockerfile";
    }

    /** Whether it can be made without a registry. */
    boolean isBuiltFromPackages() {
        return PackageManager.of(distribution) == PackageManager.APT;
    }

    /** systemd knows nothing but cgroup version 2 since its version 258 (its NEWS file). */
    boolean needsSecondCgroupVersion() {
        return distribution == Distribution.FEDORA_43;
    }

    /** The files that it takes, as they are named in a build. */
    List<String> files() {
        List<String> files = new ArrayList<>(List.of(dockerfile()));
        switch (distribution) {
            case DEBIAN_12, DEBIAN_13 -> files.add(archive());
            case UBUNTU_22_04, UBUNTU_24_04 -> {
                files.add(archive());
                files.addAll(UBUNTU);
            }
            case ROCKY_9, ALMALINUX_9, FEDORA_43 -> {}
            case FLATCAR -> files.addAll(List.of("flatcar/unpack.sh", "flatcar/configure.sh", ImageFiles.ADOPT));
        }
        PackageManager packages = PackageManager.of(distribution);
        if (packages != PackageManager.NONE) {
            files.addAll(NODE);
            String directory = packages.name().toLowerCase(Locale.ROOT) + "/";
            packages.files().forEach(file -> files.add(directory + file));
        }
        return files;
    }

    private String archive() {
        return distribution.id() + "/archive";
    }

    /** The name tells the content: another recipe makes another image, the same recipe is followed once. */
    String tag() {
        MessageDigest digest = Digests.digest();
        for (String file : files()) {
            digest.update(ImageFiles.read(file));
        }
        return tag(digest);
    }

    /** The name of the image that has these packages besides. */
    String tag(Collection<String> packages) {
        MessageDigest digest = Digests.digest();
        String content = tag() + " " + String.join(" ", new TreeSet<>(packages));
        digest.update(content.getBytes(StandardCharsets.UTF_8));
        digest.update(ImageFiles.read(ImageFiles.INSTALL_PACKAGES));
        return tag(digest);
    }

    private String tag(MessageDigest digest) {
        String hash = HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        return REPOSITORY + ":" + distribution.id() + "-" + hash;
    }

    List<FileTar.Entry> writeTo(Path directory) throws IOException {
        return ImageFiles.writeTo(directory, files());
    }
}
