// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import io.github.clustere2e.api.Role;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** What is wrong with options, as far as they alone tell; each problem begins with the option's name. */
final class OptionProblems {

    /** Below this systemd and sshd do not run, let alone what is to be tested. */
    private static final long LEAST_MEMORY = 32L << 20;

    private static final String OURS = "io.github.clustere2e.";
    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    /** Those that each container has for itself; the others are the machine's (docker run --sysctl). */
    private static final Pattern SYSCTL =
            Pattern.compile("net\\..+|fs\\.mqueue\\..+|kernel\\.(?:msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni"
                    + "|shm_rmid_forced|domainname)");

    private final List<String> problems = new ArrayList<>();

    private OptionProblems() {}

    static List<String> of(DockerOptionsBuilder builder) {
        OptionProblems all = new OptionProblems();
        all.checkImage(builder);
        all.checkNames(builder);
        all.checkRights(builder);
        all.checkLimits(builder);
        builder.environment.forEach(all::checkVariable);
        builder.sysctls.keySet().forEach(all::checkSysctl);
        return all.problems;
    }

    private void checkImage(DockerOptionsBuilder builder) {
        if (builder.image != null && builder.image.isBlank()) {
            problems.add("image: the image's name is empty: give a name with a tag, or leave it out");
        }
        if (builder.image != null && builder.dockerfile != null) {
            problems.add("image and dockerfile: only one of them can be the nodes' image: leave the other out");
        }
        if (builder.distribution != null && (builder.image != null || builder.dockerfile != null)) {
            problems.add("distribution and " + (builder.image != null ? "image" : "dockerfile")
                    + ": an image of your own has a distribution already: leave one of them out");
        }
        if (builder.dockerfile != null && !Files.isReadable(builder.dockerfile)) {
            problems.add("dockerfile: there is no file " + builder.dockerfile.toAbsolutePath() + " that can be read");
        }
        if (builder.workspace != null && Files.exists(builder.workspace) && !Files.isDirectory(builder.workspace)) {
            problems.add("workspace: " + builder.workspace.toAbsolutePath() + " is not a directory");
        }
    }

    private void checkNames(DockerOptionsBuilder builder) {
        if (!PREFIX.matcher(builder.namePrefix).matches()) {
            problems.add("name-prefix: '" + builder.namePrefix + "' cannot begin the name of a container: use letters,"
                    + " digits, '_', '.' and '-', with a letter or digit first");
        }
        each(builder.labels, (option, label) -> {
            if (label.getKey().isBlank() || label.getKey().startsWith(OURS)) {
                problems.add("label" + option + ": '" + label.getKey() + "' cannot be a label of yours: use a name that"
                        + " is not empty and does not begin with '" + OURS + "'");
            }
        });
    }

    private void checkRights(DockerOptionsBuilder builder) {
        if (!SeccompProfile.isUsable(builder.seccomp)) {
            problems.add("seccomp: there is no file '" + builder.seccomp + "' that can be read: give 'default',"
                    + " 'unconfined' or the path of a profile");
        }
        if (builder.appArmor != null && builder.appArmor.isBlank()) {
            problems.add("apparmor: the profile's name is empty: give the name of a profile, or leave it out");
        }
    }

    private void checkLimits(DockerOptionsBuilder builder) {
        each(builder.memory, (option, bytes) -> {
            if (bytes < LEAST_MEMORY) {
                problems.add("memory" + option + ": " + bytes + " bytes are too few for a node: give at least 32m");
            }
        });
        each(builder.cpus, (option, processors) -> {
            if (!(processors >= 0.01 && processors <= 1024)) {
                problems.add("cpus" + option + ": " + processors + " processors cannot be: give a number from 0.01 to"
                        + " 1024");
            }
        });
    }

    private void checkVariable(String name, String value) {
        if (!VARIABLE.matcher(name).matches()) {
            problems.add("environment: '" + name + "' is not the name of a variable: use letters, digits and"
                    + " underscores, and no digit first");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            problems.add("environment: the value of '" + name + "' has a line end or another control character, which"
                    + " /etc/environment cannot hold: put it into a file on the nodes");
        }
    }

    private void checkSysctl(String name) {
        if (!SYSCTL.matcher(name).matches()) {
            problems.add("sysctl: '" + name + "' is not a parameter that a container has for itself, so that it would"
                    + " change the whole machine: set it on the machine ('sudo sysctl -w " + name + "=...'), or leave"
                    + " it out. A container has net.*, fs.mqueue.*, kernel.msg*, kernel.sem and kernel.shm*");
        }
    }

    private static <T> void each(PerRole<T> option, BiConsumer<String, T> check) {
        option.all().forEach(value -> check.accept("", value));
        for (Map.Entry<Role, List<T>> role : option.byRole().entrySet()) {
            role.getValue().forEach(value -> check.accept("." + role.getKey(), value));
        }
    }
}
