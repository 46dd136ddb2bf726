// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck;

import io.github.clustere2e.backend.tck.internal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of holding a backend against the contract.
 *
 * <p>Immutable and thread-safe. {@code docs/backend-contract.md} describes the JSON form.
 *
 * @param backend the provider's id
 * @param provenance which code it was
 * @param surroundings where and when
 * @param capabilities the simple names of what its clusters declare, sorted
 * @param results one a rule, in the order of the contract
 * @since 0.1
 */
public record Certificate(
        String backend,
        Provenance provenance,
        Surroundings surroundings,
        List<String> capabilities,
        List<RuleResult> results) {

    /** The version of the JSON form. */
    public static final int SCHEMA = 1;

    /**
     * Copies what it is given.
     *
     * @param backend as the record says
     * @param provenance as the record says
     * @param surroundings as the record says
     * @param capabilities as the record says
     * @param results as the record says
     */
    public Certificate {
        capabilities = List.copyOf(capabilities);
        results = List.copyOf(results);
    }

    /**
     * Returns whether the backend keeps every rule that says something of it, and was held against each of them.
     *
     * @return {@code false} if any rule failed or was left out, or there was none
     */
    public boolean certified() {
        return !results.isEmpty()
                && results.stream().allMatch(result -> result.verdict().allowsCertificate());
    }

    /**
     * Returns how many rules had that verdict.
     *
     * @param verdict the verdict
     * @return the number
     */
    public long count(Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    /**
     * Returns the certificate as JSON.
     *
     * @return the text, with a line end
     */
    public String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("backend", backend);
        json.put("certified", certified());
        json.put("provider", provenance.provider());
        json.put("providerVersion", provenance.version());
        json.put("artifact", provenance.artifact());
        json.put("artifactSha256", provenance.sha256());
        json.put("tckVersion", Provenance.versionOf(Certificate.class));
        json.put("contractSha256", Contract.sha256());
        json.put("date", surroundings.date().toString());
        json.put("java", surroundings.java());
        json.put("system", surroundings.system());
        json.put("capabilities", capabilities);
        Map<String, Object> counts = new LinkedHashMap<>();
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict.words(), count(verdict));
        }
        json.put("counts", counts);
        json.put("rules", results.stream().map(Certificate::rule).toList());
        return Json.of(json) + "\n";
    }

    private static Map<String, Object> rule(RuleResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", result.rule().id());
        json.put("title", result.rule().title());
        json.put("level", result.rule().levelText());
        json.put("result", result.verdict().words());
        json.put("milliseconds", result.duration().toMillis());
        result.reason().ifPresent(reason -> json.put("reason", reason));
        return json;
    }

    /**
     * Writes the certificate as {@code <backend>.json}.
     *
     * @param directory where to; it is made if it is missing
     * @return the file
     * @throws IOException if it cannot be written
     */
    public Path write(Path directory) throws IOException {
        return Files.writeString(Files.createDirectories(directory).resolve(backend + ".json"), toJson());
    }

    @Override
    public String toString() {
        return backend + (certified() ? " is certified: " : " is not certified: ") + count(Verdict.PASSED) + " passed, "
                + count(Verdict.FAILED) + " failed, " + count(Verdict.NOT_MET) + " not met, "
                + count(Verdict.NOT_APPLICABLE) + " not applicable, " + count(Verdict.UNTESTED) + " untested";
    }
}
