// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import static io.github.clustere2e.backend.tck.rule.Rule.required;

import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.Examination;
import io.github.clustere2e.api.Finding;
import io.github.clustere2e.api.OptionDescription;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.util.List;

/** How a provider is found, and what it tells of itself. */
final class DiscoveryRules {

    private DiscoveryRules() {}

    static List<Rule> all() {
        return List.of(
                required(
                        "DISCOVERY-1",
                        "A provider that is looked up by an id has that id",
                        Lane.SHARED,
                        bench -> Expect.equal(
                                "the id of the provider found by it",
                                bench.subject().id(),
                                bench.provider().id())),
                required(
                        "DISCOVERY-2",
                        "An id has lower-case letters, digits and hyphens, and begins with a letter",
                        Lane.SHARED,
                        bench -> Expect.that(
                                bench.provider().id().matches("[a-z][a-z0-9-]*"),
                                "an id of lower-case letters, digits and hyphens",
                                bench.provider().id())),
                required(
                        "DISCOVERY-3",
                        "Every instance of a provider says the same of itself",
                        Lane.SHARED,
                        DiscoveryRules::sameWords),
                required(
                        "DISCOVERY-4",
                        "Every instance of a provider sees the clusters of the others",
                        Lane.SHARED,
                        DiscoveryRules::sameSight),
                required(
                        "DISCOVERY-5",
                        "The doctor's findings have ids of their own, words for people, and a cure unless all is well",
                        Lane.SHARED,
                        DiscoveryRules::doctor),
                required(
                        "DISCOVERY-6",
                        "Options by name have names of their own, a form, and a description",
                        Lane.SHARED,
                        DiscoveryRules::options));
    }

    private static void sameWords(Bench bench) {
        ClusterProvider one = bench.subject().provider();
        ClusterProvider other = bench.subject().provider();
        Expect.equal("the id of another instance", one.id(), other.id());
        Expect.equal("explicitOnly() of another instance", one.explicitOnly(), other.explicitOnly());
        Expect.equal("the options of another instance", one.optionDescriptions(), other.optionDescriptions());
    }

    private static void sameSight(Bench bench) {
        String name = bench.shared().name();
        List<String> seen = bench.subject().provider().list().stream()
                .map(ClusterInfo::name)
                .toList();
        Expect.that(seen.contains(name), "another instance to list cluster '" + name + "'", seen);
    }

    private static void doctor(Bench bench) {
        List<Finding> findings = bench.provider().doctor(Examination.QUICK);
        Expect.distinct(
                "the ids of findings", findings.stream().map(Finding::id).toList());
        for (Finding finding : findings) {
            Expect.that(
                    !finding.id().isBlank() && !finding.seen().isBlank(), "an id and words in each finding", finding);
            Expect.that(
                    finding.level().compareTo(Finding.Level.WARNING) < 0
                            || finding.cure().filter(cure -> !cure.isBlank()).isPresent(),
                    "a cure in each finding of something wrong",
                    finding);
        }
    }

    private static void options(Bench bench) {
        List<OptionDescription> options = bench.provider().optionDescriptions();
        Expect.distinct(
                "the names of options",
                options.stream().map(OptionDescription::name).toList());
        for (OptionDescription option : options) {
            Expect.that(
                    !option.name().isBlank()
                            && !option.form().isBlank()
                            && !option.description().isBlank(),
                    "a name, a form and a description of each option",
                    option);
        }
    }
}
