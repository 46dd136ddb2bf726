// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where links lead, and what is wrong with them. */
final class Links {

    private static final Pattern OWN_SOURCE =
            Pattern.compile("https://github\\.com/clustere2e/cluster-e2e/(?:blob|tree|raw)/main/([^#?]+).*");

    private static final Path DOCS = Repository.ROOT.resolve("docs");

    private Links() {}

    /** The file that a link leads to within the project; empty for other sites. */
    static Optional<Path> target(Page page, Link link) {
        if (link.leadsOut()) {
            Matcher own = OWN_SOURCE.matcher(link.destination());
            return own.matches() ? Optional.of(Repository.ROOT.resolve(decoded(own.group(1)))) : Optional.empty();
        }
        String file = decoded(link.file());
        if (file.isEmpty()) {
            return Optional.of(page.path());
        }
        return Optional.of(file.startsWith("/") ? ofSite(file) : beside(page, file));
    }

    /** What the generator of the site means by an absolute link: a page of docs, without its ending. */
    private static Path ofSite(String file) {
        Path path = DOCS.resolve(file.substring(1)).normalize();
        return path.equals(DOCS) ? DOCS.resolve("index.md") : withEnding(path);
    }

    private static Path withEnding(Path path) {
        Path page = path.resolveSibling(path.getFileName() + ".md");
        return Repository.has(page) ? page : path;
    }

    private static Path beside(Page page, String file) {
        return page.path().resolveSibling(file).normalize();
    }

    /** What is wrong with a link, if anything. */
    static Optional<String> problem(Page page, Link link) {
        Optional<Path> target = target(page, link);
        if (target.isEmpty()) {
            return problemOfAddress(link.destination());
        }
        Path file = target.get();
        if (!file.equals(page.path()) && !Repository.has(file)) {
            return Optional.of(
                    "'" + link.destination() + "' leads to " + file.normalize() + ", which is no file of the project");
        }
        if (link.anchor().isEmpty()) {
            return Optional.empty();
        }
        Optional<Page> other = Pages.at(file).or(() -> file.equals(page.path()) ? Optional.of(page) : Optional.empty());
        if (other.isEmpty()) {
            return Optional.of("'" + link.destination() + "' has an anchor, but leads to no page");
        }
        Anchors anchors = other.get().anchors();
        return anchors.has(decoded(link.anchor()))
                ? Optional.empty()
                : Optional.of("'" + link.destination() + "': no heading of " + other.get() + " has the anchor #"
                        + link.anchor() + ". It has " + anchors.all());
    }

    private static Optional<String> problemOfAddress(String address) {
        try {
            URI uri = new URI(address);
            if ("mailto".equals(uri.getScheme())) {
                return Optional.empty();
            }
            if (!"https".equals(uri.getScheme())) {
                return Optional.of("'" + address + "' is no https address");
            }
            return uri.getHost() != null && uri.getHost().contains(".")
                    ? Optional.empty()
                    : Optional.of("'" + address + "' names no host");
        } catch (URISyntaxException e) {
            return Optional.of("'" + address + "' is no address: " + e.getReason());
        }
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
