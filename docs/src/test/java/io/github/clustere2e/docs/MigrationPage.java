// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** {@code docs/migration.md}: the names of DC/OS E2E, and what there is in their place. */
final class MigrationPage {

    static final String NAME = "docs/migration.md";

    private static final String HEAD = "DC/OS E2E";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final Page page;
    private final Program program;

    MigrationPage(Page page, Program program) {
        this.page = page;
        this.program = program;
    }

    /** The names of the original, in the order of the page. */
    List<InlineCode> names() {
        List<InlineCode> names = new ArrayList<>();
        for (TableRow row : rows()) {
            codes(row.cells().get(0)).forEach(name -> names.add(new InlineCode(row.place(), name)));
        }
        return names;
    }

    /** The reasons for having no counterpart, which a table of the page explains. */
    Set<String> reasons() {
        Set<String> reasons = new TreeSet<>();
        page.rows().stream()
                .filter(row -> row.head().get(0).equals("reason"))
                .forEach(row -> reasons.add(row.cells().get(0)));
        return reasons;
    }

    /** The reasons that a row gives. */
    Set<String> reasonsGiven() {
        Set<String> given = new TreeSet<>();
        rows().forEach(row -> reason(row.cells().get(1)).ifPresent(given::add));
        return given;
    }

    /** Adds what of the counterparts does not exist. */
    void check(Problems problems) {
        for (TableRow row : rows()) {
            String here = row.cells().get(1);
            if (reason(here).isPresent()) {
                if (!reasons().contains(reason(here).get())) {
                    problems.add(row.place(), "'" + reason(here).get() + "' is none of the reasons " + reasons());
                }
            } else if (codes(here).isEmpty()
                    || !CODE.matcher(here).replaceAll("").matches("[ ,]*")) {
                problems.add(row.place(), "'" + here + "' is neither a list of names nor a reason with a colon");
            } else {
                codes(here).forEach(name -> refuses(name).ifPresent(why -> problems.add(row.place(), why)));
            }
            codes(row.cells().get(2)).stream()
                    .filter(this::isName)
                    .forEach(name -> refuses(name).ifPresent(why -> problems.add(row.place(), why)));
        }
    }

    private boolean isName(String code) {
        return TypeNames.looksLikeOne(code)
                || program.command(code.replaceFirst(" .*", "")).isPresent();
    }

    private Optional<String> refuses(String name) {
        return Character.isUpperCase(name.charAt(0)) || name.startsWith("@")
                ? JavaNames.refuses(name)
                : CommandNames.refuses(program, name);
    }

    private List<TableRow> rows() {
        return page.rows().stream()
                .filter(row -> row.head().get(0).equals(HEAD))
                .toList();
    }

    /** What stands before the colon of a cell that does not begin with a name. */
    private static Optional<String> reason(String cell) {
        int colon = cell.indexOf(':');
        return cell.startsWith("`") || colon < 0 ? Optional.empty() : Optional.of(cell.substring(0, colon));
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
    }
}
