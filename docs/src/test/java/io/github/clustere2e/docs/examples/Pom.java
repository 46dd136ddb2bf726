// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs.examples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** A {@code pom.xml} as it is written, with nothing inherited or filled in. */
final class Pom {

    private final XPath xpath = XPathFactory.newInstance().newXPath();
    private final Document document;

    private Pom(Document document) {
        this.document = document;
    }

    static Pom read(Path file) throws Exception {
        return new Pom(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()));
    }

    /** The text at a place such as {@code project/version}; empty if there is no such place. */
    String text(String place) throws XPathExpressionException {
        return xpath.evaluate(place, document).strip();
    }

    List<String> texts(String place) throws XPathExpressionException {
        NodeList found = (NodeList) xpath.evaluate(place, document, XPathConstants.NODESET);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent().strip());
        }
        return texts;
    }

    /** The versions of all plugins that have one, by artifact. */
    Map<String, String> plugins() throws XPathExpressionException {
        Map<String, String> versions = new TreeMap<>();
        for (String plugin : texts("//plugin[version]/artifactId")) {
            versions.put(plugin, text("//plugin[artifactId='" + plugin + "' and version]/version"));
        }
        return versions;
    }
}
