// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Links within the project are followed. Those to other sites are only looked at: no test needs the network. */
class LinksTest {

    @Test
    void everyLinkLeadsToAFileOrAHeadingOfTheProjectOrIsAnHttpsAddress() {
        Problems problems = new Problems();
        for (Page page : Pages.all()) {
            for (Link link : page.links()) {
                Links.problem(page, link).ifPresent(problem -> problems.add(link.place(), problem));
            }
        }

        problems.mustBeNone("links are relative to their page; anchors are made of headings as GitHub does it");
        assertThat(Pages.all()).as("the pages that were found").hasSizeGreaterThan(15);
    }

    @Test
    void whoBeginsAtTheFrontFindsEveryPageOfTheDocumentation() {
        Set<Path> reached = reachable(List.of("README.md", "docs/index.md"));
        Problems problems = new Problems();
        for (Page page : Pages.all()) {
            if (page.name().startsWith("docs/") && !reached.contains(page.path())) {
                problems.add(page + ": no way of links leads to it from README.md or docs/index.md");
            }
        }

        problems.mustBeNone("link the page where its reader comes from, and in the list of docs/index.md");
    }

    private static Set<Path> reachable(List<String> starts) {
        Set<Path> reached = new HashSet<>();
        Deque<Path> toDo = new ArrayDeque<>();
        starts.forEach(start -> toDo.add(Repository.ROOT.resolve(start)));
        while (!toDo.isEmpty()) {
            Path path = toDo.remove();
            if (reached.add(path)) {
                Pages.at(path)
                        .ifPresent(page -> page.links()
                                .forEach(link -> Links.target(page, link).ifPresent(toDo::add)));
            }
        }
        return reached;
    }

    @Test
    void whatIsWrongWithALinkIsToldWithItsLine() {
        Page page = Page.of("docs/a.md", """
                # One thing

                [lost](nowhere.md), [good](ssh.md#errors), [bad](ssh.md#nothing),
                [here](#one-thing), [outside](../../etc/passwd), [site](http://example.org/),
                [no host](https:///x), [made](../cli/target/x.jar), [own](https://github.com/clustere2e/cluster-e2e/blob/main/docs/gone.md)
                """);

        List<String> problems = page.links().stream()
                .flatMap(link -> Links.problem(page, link).map(text -> link.place() + " " + text).stream())
                .toList();

        assertThat(problems)
                .satisfiesExactly(
                        problem -> assertThat(problem).startsWith("docs/a.md:3 'nowhere.md' leads to"),
                        problem -> assertThat(problem).contains("docs/a.md:3", "no heading of docs/ssh.md", "#nothing"),
                        problem -> assertThat(problem).startsWith("docs/a.md:4 '../../etc/passwd' leads to"),
                        problem -> assertThat(problem).contains("docs/a.md:4", "no https address"),
                        problem -> assertThat(problem).isEqualTo("docs/a.md:5 'https:///x' names no host"),
                        problem ->
                                assertThat(problem).contains("docs/a.md:5", "target/x.jar", "no file of the project"),
                        problem -> assertThat(problem).contains("docs/a.md:5", "docs/gone.md"));
    }

    @Test
    void anchorsAreWhatGitHubMakesOfHeadings() {
        Page page = Page.of("docs/a.md", """
                # What `destroy` does, *really*
                ## DC/OS & co: §1_2
                ## Same
                ## Same
                <a id="my-own"></a>
                """);

        assertThat(page.anchors().all())
                .containsExactlyInAnyOrder("what-destroy-does-really", "dcos--co-1_2", "same", "same-1", "my-own");
    }
}
