// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck;

import io.github.clustere2e.backend.tck.internal.CapabilityRules;
import io.github.clustere2e.backend.tck.internal.Hashes;
import io.github.clustere2e.backend.tck.internal.Rules;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * What every backend keeps: the rules, and the page {@code docs/backend-contract.md} that says them.
 *
 * @since 0.1
 */
public final class Contract {

    private Contract() {}

    /**
     * Returns the rules.
     *
     * @return in the order of the page; unmodifiable
     */
    public static List<Rule> rules() {
        return Rules.all();
    }

    /**
     * Returns the capabilities that rules are about.
     *
     * @return their simple names, in the order of the page
     */
    public static List<String> capabilities() {
        return CapabilityRules.KNOWN.stream().map(Class::getSimpleName).toList();
    }

    /**
     * Returns the page, as it was when this module was built.
     *
     * @return Markdown
     */
    public static String text() {
        try (InputStream page = Objects.requireNonNull(
                Contract.class.getResourceAsStream("backend-contract.md"), "the contract's page")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the hash of the page, by which certificates name the contract.
     *
     * @return SHA-256, in hexadecimal digits
     */
    public static String sha256() {
        return Hashes.sha256(text().getBytes(StandardCharsets.UTF_8));
    }
}
