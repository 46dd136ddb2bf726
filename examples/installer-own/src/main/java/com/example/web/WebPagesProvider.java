// SPDX-License-Identifier: Apache-2.0
package com.example.web;

import io.github.clustere2e.api.OptionDescription;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.InstallerOptions;
import io.github.clustere2e.installer.InstallerProvider;
import java.util.List;

/** The second example of docs/write-an-installer.md, which has what is between the two marks. */
// begin of the example
public final class WebPagesProvider implements InstallerProvider {

    @Override
    public String id() {
        return "web-pages";
    }

    @Override
    public String summary() {
        return "a web server with a greeting on each node";
    }

    @Override
    public List<OptionDescription> options() {
        return List.of(new OptionDescription("greeting", "TEXT", "Hello", false, "What each page begins with."));
    }

    @Override
    public Installer installer(InstallerOptions options) {
        return new WebPages(options.text("greeting").orElse("Hello"));
    }
}
// end of the example
