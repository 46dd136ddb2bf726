// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be wrong with the surroundings of clusters, or with their state: with an engine, a network, a login, a disk.
 * Each has a section in docs/troubleshooting.md, and every message that tells a cure of such a trouble ends with a link
 * to it. A message that only says which input would be valid has none.
 *
 * <p>A message has one link at most, and at its end: {@link ClusterException} moves those of errors that it tells of.
 *
 * @since 0.1
 */
public enum Trouble {
    /** No Docker engine answers. */
    NO_ENGINE,
    /** An engine is there, and this user may not use it. */
    ENGINE_PERMISSION,
    /** The engine does not answer in time. */
    ENGINE_HANGS,
    /** The engine is on another host, which cannot be reached. */
    ENGINE_ELSEWHERE,
    /** The engine is too old or too new. */
    ENGINE_VERSION,
    /** The engine failed at something that it was asked for. */
    ENGINE_FAILED,
    /** The engine or its machine cannot give what an option asks for. */
    ENGINE_REFUSES,
    /** The engine's disk is full. */
    ENGINE_DISK_FULL,
    /** The node image cannot be built. */
    NODE_IMAGE,
    /** No subnet is free, or the wanted one is not. */
    SUBNETS,
    /** A network does not go away. */
    NETWORK_STAYS,
    /** The loop devices of the engine's machine cannot be used. */
    LOOP_DEVICES,
    /** The kernel has no inotify instance left for nodes. */
    INOTIFY,
    /** systemd cannot use the control groups that a node was given. */
    CONTROL_GROUPS,
    /** Memory has run out. */
    NO_MEMORY,
    /** A node did not become ready. */
    NOT_READY,
    /** A node is switched off or paused. */
    NODE_OFF,
    /** No SSH connection to a node or host can be made. */
    NO_CONNECTION,
    /** A connection broke while something was done. */
    LOST_CONNECTION,
    /** The host key is another one than was pinned. */
    HOST_KEY_CHANGED,
    /** The host key is not known, and none is trusted at first sight. */
    HOST_KEY_UNKNOWN,
    /** The server refused the key of the one who logs in. */
    KEY_REFUSED,
    /** There is no private key to log in with. */
    NO_KEY,
    /** Client and server have no SSH algorithm in common. */
    SSH_ALGORITHMS,
    /** The SSH server allows no more sessions. */
    SSH_SESSIONS,
    /** The SSH server leads to no such port or socket. */
    FORWARDING,
    /** sudo did not let the one who logs in run a command as another user. */
    SUDO,
    /** The one who logs in may not do that with a file. */
    FILE_RIGHTS,
    /** The disk of a node is full. */
    NODE_DISK_FULL,
    /** A node lacks a tool. */
    MISSING_TOOL,
    /** Something took longer than its limit allows. */
    TIME_LIMIT,
    /** The name of a cluster or the tag of a snapshot is taken. */
    NAME_TAKEN,
    /** Somebody else changes the cluster right now, or has changed it. */
    CLUSTER_BUSY,
    /** The key of a cluster or snapshot is not on this machine. */
    CLUSTER_KEY,
    /** A cluster cannot be changed any more. */
    CANNOT_CHANGE,
    /** A snapshot is in use. */
    SNAPSHOT_IN_USE,
    /** Whoever took a snapshot has not finished it. */
    SNAPSHOT_INCOMPLETE,
    /** A directory where state is kept cannot be written to. */
    STATE_DIRECTORY,
    /** The directory of temporary files cannot be used. */
    TEMPORARY_FILES,
    /** The watchdog cannot be started. */
    WATCHDOG,
    /** No backend was found, or it is not clear which one is meant. */
    BACKEND_CHOICE,
    /** Hosts of a pool cannot be used, or lack something. */
    HOSTS_DO_NOT_FIT,
    /** A pool has too few hosts that are free. */
    POOL_TOO_SMALL,
    /** Nodes with a confined shell cannot be had here. */
    CONFINED_SHELL,
    /** A suite wants more nodes at once than there may be. */
    NO_ROOM,
    /** All kept clusters of a kind are in use. */
    KEPT_CLUSTERS,
    /** Packages cannot be installed on a node. */
    PACKAGES,
    /** What was downloaded is not what was wanted. */
    DOWNLOAD,
    /** Software was not ready in time. */
    SOFTWARE_NOT_READY,
    /** The members of etcd have no leader. */
    NO_LEADER,
    /** DC/OS's own installer cannot run. */
    DCOS_INSTALLER,
    /** DC/OS cannot be installed on a node. */
    DCOS_NODE;

    /** The page that explains them: its address, without a section. */
    public static final String PAGE = "https://clustere2e.github.io/cluster-e2e/troubleshooting";

    private static final String LINK = "See (" + Pattern.quote(PAGE) + "#[a-z0-9-]+)";

    /** With the space before it; and with the full stop before that where a sentence goes on. */
    private static final Pattern SENTENCE = Pattern.compile("\\.?\\s*" + LINK + "(?=[;,.)])|\\s*" + LINK);

    /**
     * Returns the name of its section.
     *
     * @return what comes after the {@code #}, such as {@code no-engine}
     */
    public String anchor() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns where it is explained.
     *
     * @return the address of its section
     */
    public String address() {
        return PAGE + "#" + anchor();
    }

    /**
     * Returns a message that ends with a link to this trouble: in a line of its own if the message has several lines, else
     * as a sentence. A link that is in the message already is kept instead: it is of something nearer to the cause.
     *
     * @param message what happened and what helps
     * @return the message with one link
     */
    public String explain(String message) {
        return linkIn(message).isPresent() ? withLinkAtEnd(message) : ending(message, address());
    }

    /**
     * Returns the first link in a text.
     *
     * @param text a message, or a cure
     * @return the address; empty if there is none
     */
    public static Optional<String> linkIn(String text) {
        Matcher found = SENTENCE.matcher(text);
        return found.find()
                ? Optional.ofNullable(found.group(1)).or(() -> Optional.of(found.group(2)))
                : Optional.empty();
    }

    /**
     * Returns a text without its links, for a place that shows them by themselves.
     *
     * @param text a message, or a cure
     * @return the rest
     */
    public static String withoutLink(String text) {
        return SENTENCE.matcher(text).replaceAll("");
    }

    /** The first of its links alone, at the end: the others are those of errors that it tells of. */
    static String withLinkAtEnd(String message) {
        return linkIn(message).map(link -> ending(withoutLink(message), link)).orElse(message);
    }

    private static String ending(String message, String link) {
        String text = message.stripTrailing();
        if (text.contains("\n")) {
            return text + "\nSee " + link;
        }
        boolean sentence = text.isEmpty() || ".?!:".indexOf(text.charAt(text.length() - 1)) >= 0;
        return text + (sentence ? " See " : ". See ") + link;
    }
}
