// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A page about something cannot outlive it: code within sentences that looks like a type is one, with the members that it names. */
class TypeNamesTest {

    /** What others have named so. Each must stand in some page. */
    private static final Set<String> FOREIGN = Set.of(
            // words of OpenSSH's configuration
            "AllowStreamLocalForwarding",
            "AllowTcpForwarding",
            "AllowUsers",
            "IdentityFile",
            "MaxSessions",
            "MaxStartups",
            "PermitRootLogin",
            "PrintLastLog",
            "ProxyJump",
            "UseDNS");

    /** What the other project has called its tests; ours end with Test. */
    private static final Pattern ORIGINAL = Pattern.compile("Test[A-Z][A-Za-z0-9]*(\\.test_\\w+)?");

    private final TypeNames types = new TypeNames();

    @Test
    void everyTypeAndMemberThatASentenceNamesExists() {
        Problems problems = new Problems();
        Set<String> unused = new TreeSet<>(FOREIGN);
        int named = 0;
        for (Page page : Pages.all()) {
            if (page.name().equals(MigrationPage.NAME)) {
                continue; // the other project's names: MigrationTest reads it
            }
            for (InlineCode code : page.inlineCode()) {
                if (!TypeNames.looksLikeOne(code.text())
                        || ORIGINAL.matcher(code.text()).matches()
                        || unused.remove(code.text())
                        || FOREIGN.contains(code.text())) {
                    continue;
                }
                named++;
                types.refuses(code.text())
                        .ifPresent(why -> problems.add(code.place(), "`" + code.text() + "`: " + why));
            }
        }
        unused.forEach(name -> problems.add("TypeNamesTest.FOREIGN: no page says " + name));

        problems.mustBeNone(
                "call it as the code does; what another project has named so belongs into TypeNamesTest.FOREIGN");
        assertThat(named).as("names that were looked up").isGreaterThan(150);
    }

    @Test
    void whatDoesNotExistIsTold() {
        assertThat(types.refuses("PowerControls")).contains("there is no type PowerControls");
        assertThat(types.refuses("Clusters.destroyAll(name)"))
                .hasValueSatisfying(why -> assertThat(why).contains("destroyAll"));
        assertThat(types.refuses("ClusterSpec.builder().nodez(1)"))
                .hasValueSatisfying(why -> assertThat(why).contains("nodez"));
        assertThat(types.refuses("LinksTest#noSuchTest")).contains("LinksTest has no noSuchTest");
    }

    @Test
    void whatExistsIsNot() {
        assertThat(Set.of(
                        "PowerControl",
                        "ClusterSpec.builder().nodes(Role.AGENT, 2).build()",
                        "Command.Builder.secret",
                        "@WithCluster(agents = 3)",
                        "LinksTest#anchorsAreWhatGitHubMakesOfHeadings",
                        "Function<Node, String>",
                        "Role.MASTER",
                        "Duration.ofSeconds(60)"))
                .allSatisfy(code -> assertThat(types.refuses(code)).isEmpty());
        assertThat(TypeNames.looksLikeOne("Must have 1, 3, 5, 7, or 9 masters")).isFalse();
        assertThat(TypeNames.looksLikeOne("DynamicUser=")).isFalse();
        assertThat(TypeNames.looksLikeOne("SYS_ADMIN")).isFalse();
    }
}
