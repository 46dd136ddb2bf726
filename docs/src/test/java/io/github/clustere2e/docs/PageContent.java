// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** Takes what the tests look at out of a page. */
final class PageContent extends AbstractVisitor {

    private static final Pattern REMARK =
            Pattern.compile("\\A<!--\\s*(given|not compiled)\\s*:\\s*(.*?)\\s*-->\\s*\\Z", Pattern.DOTALL);
    private static final Pattern HTML_ANCHOR = Pattern.compile("\\b(?:id|name)=\"([^\"]+)\"");
    private static final Pattern HTML_LINK = Pattern.compile("\\b(?:src|href)=\"([^\"]+)\"");

    final Anchors anchors = new Anchors();
    final List<Link> links = new ArrayList<>();
    final List<CodeBlock> blocks = new ArrayList<>();
    final List<InlineCode> inlineCode = new ArrayList<>();
    final List<TableRow> rows = new ArrayList<>();
    final List<Remark> remarks = new ArrayList<>();

    private final String page;
    private final List<Remark> waiting = new ArrayList<>();

    PageContent(String page) {
        this.page = page;
    }

    @Override
    public void visit(Heading heading) {
        anchors.heading(text(heading, ""));
        other();
        visitChildren(heading);
    }

    @Override
    public void visit(org.commonmark.node.Link link) {
        links.add(new Link(place(link), link.getDestination()));
        visitChildren(link);
    }

    @Override
    public void visit(Image image) {
        links.add(new Link(place(image), image.getDestination()));
        visitChildren(image);
    }

    @Override
    public void visit(FencedCodeBlock block) {
        String info = block.getInfo() == null ? "" : block.getInfo().strip();
        String language = info.split("[\\s{]", 2)[0];
        add(place(block).plus(1), language, block.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock block) {
        add(place(block), "", block.getLiteral());
    }

    private void add(Place place, String language, String text) {
        blocks.add(new CodeBlock(place, language, text, List.copyOf(waiting)));
        waiting.clear();
    }

    @Override
    public void visit(Code code) {
        inlineCode.add(new InlineCode(place(code), code.getLiteral()));
    }

    @Override
    public void visit(HtmlBlock html) {
        Matcher remark = REMARK.matcher(html.getLiteral());
        if (remark.find()) {
            Remark made = new Remark(place(html), remark.group(1), remark.group(2));
            remarks.add(made);
            waiting.add(made);
        } else {
            html(place(html), html.getLiteral());
        }
    }

    @Override
    public void visit(HtmlInline html) {
        html(place(html), html.getLiteral());
    }

    private void html(Place place, String text) {
        if (!text.startsWith("<!--")) {
            HTML_ANCHOR.matcher(text).results().forEach(match -> anchors.explicit(match.group(1)));
            HTML_LINK.matcher(text).results().forEach(match -> links.add(new Link(place, match.group(1))));
        }
    }

    @Override
    public void visit(CustomBlock block) {
        other();
        visitChildren(block);
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof TableBody && node.getPrevious() instanceof TableHead head) {
            List<String> names = cells(head.getFirstChild());
            for (Node row = node.getFirstChild(); row != null; row = row.getNext()) {
                rows.add(new TableRow(place(row), names, cells(row)));
            }
        }
        visitChildren(node);
    }

    @Override
    public void visit(org.commonmark.node.Paragraph paragraph) {
        other();
        visitChildren(paragraph);
    }

    /** A remark is about what follows at once. */
    private void other() {
        waiting.clear();
    }

    private static List<String> cells(Node row) {
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            cells.add(text(cell, "`"));
        }
        return cells;
    }

    /** The text of a node, with something on both sides of code. */
    private static String text(Node node, String aroundCode) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(aroundCode).append(part.getLiteral()).append(aroundCode);
            }

            @Override
            public void visit(SoftLineBreak part) {
                text.append(' ');
            }
        });
        return text.toString();
    }

    private Place place(Node node) {
        return new Place(page, node.getSourceSpans().get(0).getLineIndex() + 1);
    }
}
