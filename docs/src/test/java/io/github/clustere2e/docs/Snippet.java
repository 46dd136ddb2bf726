// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Java code of a page as a source that a compiler takes. Its lines are those of the page, one below the other, after a first line
 * that is made here.
 *
 * @param block where it comes from
 * @param type the name of the class that the source declares
 * @param source the whole of it
 */
record Snippet(CodeBlock block, String packageName, String type, String source) {

    /** What a page leaves out, as a line or in braces. */
    private static final Pattern ELLIPSIS = Pattern.compile("(?m)^\\s*\\.\\.\\.\\s*$|…");

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+[\\w.]+;");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import\\s+[\\w.* ]+;");

    /** In which forms code may be meant, in the order in which they are tried. */
    enum Form {
        UNIT("%2$s", ""),
        MEMBERS("abstract class %1$s { %3$s", "}"),
        STATEMENTS("abstract class %1$s { void snippet(%4$s) throws Exception {", "}}"),
        EXPRESSION("abstract class %1$s { Object snippet(%4$s) throws Exception { return ", ";}}");

        private final String before;
        private final String after;

        Form(String before, String after) {
            this.before = before;
            this.after = after;
        }
    }

    /** Writes a block in a form, in a package where other code of its page can be seen. */
    static Snippet of(CodeBlock block, Form form, String packageName, String type, String imports) {
        List<String> given = Arrays.stream(block.remark("given").orElse("").split(";"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        StringBuilder fields = new StringBuilder();
        StringBuilder parameters = new StringBuilder();
        StringBuilder head = new StringBuilder("package " + packageName + "; " + imports);
        for (String one : given) {
            if (one.startsWith("import ")) {
                head.append(one).append("; ");
            } else {
                fields.append("static ").append(one).append("; ");
                parameters.append(parameters.length() == 0 ? "" : ", ").append(one);
            }
        }
        String code = ELLIPSIS.matcher(block.text()).replaceAll("/**/");
        code = PACKAGE.matcher(code).replaceAll("");
        if (form != Form.UNIT) {
            IMPORT.matcher(code).results().forEach(match -> head.append(match.group()));
            code = IMPORT.matcher(code).replaceAll("");
        }
        String begin = form.before.formatted(type, "", fields, parameters);
        return new Snippet(block, packageName, type, head + begin + "\n" + code + form.after + "\n");
    }

    /** Where a line of the source is in the page. */
    Place place(long line) {
        return block.place().plus((int) Math.max(0, line - 2));
    }
}
