// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is wrong with what is wanted, before anything is asked of a node. */
final class WantedCheck {

    /** Neither a directory nor a way up, and no control characters. */
    private static final Pattern FILE = Pattern.compile("(/(?!\\.{1,2}(/|$))[^/\\p{Cntrl}]+)+");

    private WantedCheck() {}

    static List<String> problems(Wanted wanted) {
        List<String> problems = new ArrayList<>();
        Stream.concat(wanted.units().stream(), wanted.targets().stream())
                .forEach(name -> UnitName.problem(name).ifPresent(problems::add));
        for (String file : wanted.files()) {
            if (!FILE.matcher(file).matches()) {
                problems.add("'" + file + "' is not the absolute path of a file, without '.' and '..' in it, such as"
                        + " /var/log/syslog or /var/log/etcd/*");
            }
        }
        if (wanted.timeout().isNegative() || wanted.timeout().isZero()) {
            problems.add("a node cannot do it in " + wanted.timeout() + ": give it a positive timeout");
        }
        if (wanted.fileLimit() < 1) {
            problems.add("a file of " + wanted.fileLimit() + " bytes holds nothing: give a positive limit");
        }
        if (wanted.nodeLimit() < 1) {
            problems.add("files of " + wanted.nodeLimit() + " bytes hold nothing: give a positive limit for a node");
        }
        return problems;
    }
}
