// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** A page, and what of it the tests look at. */
final class Page {

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    /** What the generator of the site reads at the beginning of a page. */
    private static final Pattern FRONT_MATTER = Pattern.compile("\\A---\n.*?\n---\n", Pattern.DOTALL);

    private static final Pattern FRONT_LINK = Pattern.compile("^[\\s-]*link:\\s*[\"']?([^\"'\\s]+)");

    private final Path path;
    private final PageContent content;

    private Page(Path path, String text) {
        this.path = path;
        this.content = new PageContent(name());
        Matcher front = FRONT_MATTER.matcher(text);
        String head = front.find() ? front.group() : "";
        // Its lines stay, empty, so that those after it keep their numbers.
        Node document = PARSER.parse("\n".repeat((int) head.lines().count()) + text.substring(head.length()));
        document.accept(content);
        addLinksOf(head);
    }

    static Page of(Path path) {
        return new Page(path, Repository.read(path));
    }

    /** A page that is nowhere, as if it stood in a file of the project. */
    static Page of(String name, String text) {
        return new Page(Repository.ROOT.resolve(name), text);
    }

    private void addLinksOf(String frontMatter) {
        List<String> lines = frontMatter.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher link = FRONT_LINK.matcher(lines.get(i));
            if (link.find()) {
                content.links.add(new Link(new Place(name(), i + 1), link.group(1)));
            }
        }
    }

    Path path() {
        return path;
    }

    String name() {
        return Repository.name(path);
    }

    Anchors anchors() {
        return content.anchors;
    }

    List<Link> links() {
        return content.links;
    }

    /** The blocks of code, fenced and indented. */
    List<CodeBlock> blocks() {
        return content.blocks;
    }

    /** The code within sentences. */
    List<InlineCode> inlineCode() {
        return content.inlineCode;
    }

    /** The first cells of all rows of tables, and the heads of the tables. */
    List<TableRow> rows() {
        return content.rows;
    }

    /** The comments that nothing has taken: a remark about a block of code that has none below it. */
    List<Remark> straying() {
        List<Remark> left = new ArrayList<>(content.remarks);
        content.blocks.forEach(block -> left.removeAll(block.remarks()));
        return left;
    }

    @Override
    public String toString() {
        return name();
    }
}
