// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import io.github.clustere2e.api.InvalidInputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Docker engine inside nodes, with its client. It runs when the node is ready, and its images and containers lie in a volume
 * that stays as long as the node.
 *
 * <p>Immutable. The constructor throws {@link InvalidInputException} if the version cannot be one, or the downloads are no URL.
 *
 * @param version such as {@code 20.10.24} or {@code 18.06.3-ce}; empty for the one that the nodes' distribution has
 * @param storageDriver how it keeps images and containers
 * @param downloads where a version is taken from that the distribution does not have: a URL with a directory for each
 *     processor architecture, such as {@code x86_64}, which has {@code docker-VERSION.tgz}. {@code file:} is a place in
 *     the nodes' image
 * @since 0.1
 */
public record DockerInside(Optional<String> version, DockerStorageDriver storageDriver, URI downloads) {

    /** Where Docker has its own binaries, from 17.03 on. */
    public static final URI DEFAULT_DOWNLOADS = URI.create("https://download.docker.com/linux/static/stable");

    private static final String DISTRIBUTION = "distribution";
    private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+(?:-[a-z0-9.]+)?");
    private static final Pattern URL = Pattern.compile("(?:https?|file)://[A-Za-z0-9._~:/@%\\[\\]-]+");

    /**
     * Checks what it is given.
     *
     * @param version as the record says
     * @param storageDriver as the record says
     * @param downloads as the record says
     */
    public DockerInside {
        if (version.isPresent() && !VERSION.matcher(version.get()).matches()) {
            throw new InvalidInputException("'" + version.get() + "' is no version of Docker: write it as 20.10.24 or"
                    + " 18.06.3-ce, or '" + DISTRIBUTION + "' for the one that the nodes' distribution has");
        }
        if (!URL.matcher(downloads.toString()).matches()) {
            throw new InvalidInputException(
                    "'" + downloads + "' is no place to take Docker from: give a URL that begins"
                            + " with https://, http:// or file://, without a question mark");
        }
    }

    /**
     * Asks for the version that the nodes' distribution has.
     *
     * @return that, with {@link DockerStorageDriver#OVERLAY2}
     */
    public static DockerInside distribution() {
        return new DockerInside(Optional.empty(), DockerStorageDriver.OVERLAY2, DEFAULT_DOWNLOADS);
    }

    /**
     * Asks for a version: the distribution's if that is the one, else Docker's own binaries.
     *
     * @param version such as {@code 18.06.3-ce}
     * @return that, with {@link DockerStorageDriver#OVERLAY2}
     * @throws InvalidInputException if it cannot be one
     */
    public static DockerInside version(String version) {
        return new DockerInside(Optional.of(version), DockerStorageDriver.OVERLAY2, DEFAULT_DOWNLOADS);
    }

    /**
     * Returns the same with another storage driver.
     *
     * @param driver which one
     * @return the same with it
     */
    public DockerInside storageDriver(DockerStorageDriver driver) {
        return new DockerInside(version, driver, downloads);
    }

    /**
     * Returns the same with another place to take versions from, such as a mirror.
     *
     * @param url instead of {@link #DEFAULT_DOWNLOADS}
     * @return the same with it
     * @throws InvalidInputException if it is no such URL
     */
    public DockerInside downloads(URI url) {
        return new DockerInside(version, storageDriver, url);
    }

    /**
     * Reads it as it is written on a command line.
     *
     * @param text {@code distribution} or a version; then, after commas, a storage driver and a place for downloads
     * @return what was read
     * @throws InvalidInputException if it is not of this form
     */
    public static DockerInside parse(String text) {
        List<String> parts = List.of(text.split(",", -1));
        DockerInside inside = parts.get(0).equals(DISTRIBUTION) ? distribution() : version(parts.get(0));
        for (String part : parts.subList(1, parts.size())) {
            inside = part.contains("://") ? inside.downloads(url(part)) : inside.storageDriver(driver(part));
        }
        return inside;
    }

    private static URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new InvalidInputException("'" + text + "' is no URL: " + e.getReason(), e);
        }
    }

    private static DockerStorageDriver driver(String text) {
        return Arrays.stream(DockerStorageDriver.values())
                .filter(driver -> driver.toString().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidInputException("'" + text + "' is no storage driver of Docker's that nodes"
                                + " can have: write one of " + Arrays.toString(DockerStorageDriver.values())));
    }

    /**
     * Writes it as it is written on a command line.
     *
     * @return what {@link #parse} reads
     */
    @Override
    public String toString() {
        return version.orElse(DISTRIBUTION)
                + (storageDriver == DockerStorageDriver.OVERLAY2 ? "" : "," + storageDriver)
                + (downloads.equals(DEFAULT_DOWNLOADS) ? "" : "," + downloads);
    }
}
