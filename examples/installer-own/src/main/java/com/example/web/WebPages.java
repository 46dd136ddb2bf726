// SPDX-License-Identifier: Apache-2.0
package com.example.web;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.Template;
import io.github.clustere2e.installer.condition.Condition;
import io.github.clustere2e.installer.packages.PackageSource;
import io.github.clustere2e.installer.service.ServiceInstaller;
import io.github.clustere2e.installer.service.TailoredInstaller;

/** The example of docs/write-an-installer.md, which has what is between the two marks. */
// begin of the example
public final class WebPages implements TailoredInstaller {

    private final String greeting;

    public WebPages(String greeting) {
        this.greeting = greeting;
    }

    @Override
    public Installer on(Cluster cluster) {
        Template page = Template.of("${greeting} from ${node.name}, one of ${count}\n")
                .with("greeting", greeting)
                .with("count", String.valueOf(cluster.nodes().size()));
        return ServiceInstaller.of("web pages", PackageSource.named("nginx-light"))
                .configFile("/var/www/html/greeting.txt", page)
                .service("nginx")
                .health(Condition.httpStatus("http://localhost/greeting.txt", 200))
                .build();
    }
}
// end of the example
