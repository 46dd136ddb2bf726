// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

final class MigrationPage {
    static final String NAME = "docs/migration.md";
    private MigrationPage() {}
}
