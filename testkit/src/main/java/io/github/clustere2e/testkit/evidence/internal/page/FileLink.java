// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.page;

import io.github.clustere2e.testkit.evidence.internal.EvidenceFile;

/** A file of the evidence in a list, with its size. */
final class FileLink {

    private FileLink() {}

    static void write(Html html, EvidenceFile file) {
        html.raw(file.size() == 0 ? "<li class=\"empty\">" : "<li>")
                .link(file.path(), file.name())
                .raw(" ")
                .element("span", "quiet", file.size() == 0 ? "empty" : Html.size(file.size()))
                .raw("</li>\n");
    }
}
