// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import io.github.clustere2e.api.InvalidInputException;
import java.nio.file.Path;
import java.util.List;

/**
 * Something that nodes see at a place of their file system.
 *
 * <p>Immutable. The constructor throws {@link InvalidInputException} if the target is not an absolute path.
 *
 * @param type what it is
 * @param source for {@link Type#BIND} a path on the engine's machine, for {@link Type#VOLUME} the volume's name or empty
 *     for one without a name, for {@link Type#TMPFS} empty
 * @param target an absolute path on the nodes
 * @param readOnly whether nodes cannot write to it
 * @param bytes the most that {@link Type#TMPFS} holds; 0 for half of the machine's memory, as Linux does
 * @since 0.1
 */
public record DockerMount(Type type, String source, String target, boolean readOnly, long bytes) {

    /** What a mount is. */
    public enum Type {
        /** A file or directory of the engine's machine. */
        BIND,
        /** A volume of the engine. */
        VOLUME,
        /** A file system in memory, empty at each start of the node. */
        TMPFS
    }

    private static final String FORMS = "write /PATH:/TARGET for a path of the engine's machine, NAME:/TARGET for a"
            + " volume, /TARGET for a volume without a name, or tmpfs:/TARGET; :ro behind it makes it read-only, and"
            + " a size such as :64m limits a tmpfs";

    /**
     * Checks what it is given.
     *
     * @param type as the record says
     * @param source as the record says
     * @param target as the record says
     * @param readOnly as the record says
     * @param bytes as the record says
     */
    public DockerMount {
        if (!target.startsWith("/") || target.equals("/") || target.contains(":")) {
            throw new InvalidInputException("'" + target + "' is no place for a mount on a node: give an absolute path"
                    + " below '/', without a colon");
        }
    }

    /**
     * Shows a file or directory of the engine's machine.
     *
     * @param source where it is; made absolute
     * @param target an absolute path on the nodes
     * @return the mount
     * @throws InvalidInputException if the target is not an absolute path
     */
    public static DockerMount bind(Path source, String target) {
        return new DockerMount(Type.BIND, source.toAbsolutePath().normalize().toString(), target, false, 0);
    }

    /**
     * Shows a volume of the engine. One that does not exist yet is made, and goes with the cluster; one that exists
     * stays.
     *
     * @param name the volume's name
     * @param target an absolute path on the nodes
     * @return the mount
     * @throws InvalidInputException if the target is not an absolute path
     */
    public static DockerMount volume(String name, String target) {
        return new DockerMount(Type.VOLUME, name, target, false, 0);
    }

    /**
     * Gives each node a volume of its own, which goes with the node.
     *
     * @param target an absolute path on the nodes
     * @return the mount
     * @throws InvalidInputException if the target is not an absolute path
     */
    public static DockerMount volume(String target) {
        return volume("", target);
    }

    /**
     * Gives each node a file system in memory, from which programs can be run.
     *
     * @param target an absolute path on the nodes
     * @return the mount
     * @throws InvalidInputException if the target is not an absolute path
     */
    public static DockerMount tmpfs(String target) {
        return new DockerMount(Type.TMPFS, "", target, false, 0);
    }

    /**
     * Gives each node a file system in memory of limited size.
     *
     * @param target an absolute path on the nodes
     * @param size such as {@code 64m}
     * @return the mount
     * @throws InvalidInputException if the target is not an absolute path or the size is none
     */
    public static DockerMount tmpfs(String target, String size) {
        return new DockerMount(Type.TMPFS, "", target, false, Sizes.bytes(size));
    }

    /**
     * Returns this mount so that nodes cannot write to it.
     *
     * @return the mount, read-only
     */
    public DockerMount asReadOnly() {
        return new DockerMount(type, source, target, true, bytes);
    }

    /**
     * Reads a mount as it is written on a command line.
     *
     * @param text {@code /PATH:/TARGET}, {@code NAME:/TARGET}, {@code /TARGET} or {@code tmpfs:/TARGET}; then {@code :ro},
     *     {@code :rw} or, for a tmpfs, a size
     * @return the mount
     * @throws InvalidInputException if it is of none of these forms
     */
    public static DockerMount parse(String text) {
        List<String> parts = List.of(text.split(":", -1));
        boolean plain = parts.get(0).startsWith("/")
                && (parts.size() == 1 || !parts.get(1).startsWith("/"));
        int options = plain ? 1 : 2;
        if (parts.get(0).isEmpty() || parts.size() < options) {
            throw new InvalidInputException("'" + text + "' is not a mount: " + FORMS);
        }
        DockerMount mount = plain ? volume(parts.get(0)) : of(parts.get(0), parts.get(1));
        for (String option : parts.subList(options, parts.size())) {
            mount = mount.with(option, text);
        }
        return mount;
    }

    private static DockerMount of(String source, String target) {
        if (source.startsWith("/") || source.startsWith(".")) {
            return bind(Path.of(source), target);
        }
        return source.equals("tmpfs") ? tmpfs(target) : volume(source, target);
    }

    private DockerMount with(String option, String text) {
        if (option.equals("ro")) {
            return asReadOnly();
        }
        if (option.equals("rw")) {
            return new DockerMount(type, source, target, false, bytes);
        }
        if (type == Type.TMPFS) {
            return new DockerMount(type, source, target, readOnly, Sizes.bytes(option));
        }
        throw new InvalidInputException("'" + option + "' in the mount '" + text + "' means nothing: " + FORMS);
    }
}
