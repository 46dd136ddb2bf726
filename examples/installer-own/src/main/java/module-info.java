// SPDX-License-Identifier: Apache-2.0
/** An installer that others find by its name. */
module com.example.web {
    requires io.github.clustere2e.api;
    requires io.github.clustere2e.installer;

    exports com.example.web;

    provides io.github.clustere2e.installer.InstallerProvider with
            com.example.web.WebPagesProvider;
}
