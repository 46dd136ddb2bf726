// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * Holds a Maven repository against what Maven Central demands of what it takes.
 *
 * <p>{@code java PublishedCheck.java [--release] DIRECTORY}, where the directory is that of our group. A release is signed, has
 * all four checksums and an SBOM, and names no snapshot. Exit status 1 if anything is missing, and each on standard error.
 *
 * @see <a href="https://central.sonatype.org/publish/requirements/">the requirements</a>
 */
public final class PublishedCheck {

    private static final List<String> FIELDS = List.of(
            "name",
            "description",
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "scm/connection",
            "scm/developerConnection",
            "scm/url");
    private static final Map<String, String> CHECKSUMS =
            new TreeMap<>(Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512"));

    private final boolean release;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Path> poms = new TreeMap<>();
    private final Map<String, Document> documents = new TreeMap<>();
    private final XPath xpath = XPathFactory.newInstance().newXPath();

    private PublishedCheck(boolean release) {
        this.release = release;
    }

    public static void main(String[] arguments) throws Exception {
        boolean release = arguments.length > 0 && arguments[0].equals("--release");
        if (arguments.length != (release ? 2 : 1)) {
            System.err.println("PublishedCheck wants [--release] DIRECTORY");
            System.exit(2);
        }
        PublishedCheck check = new PublishedCheck(release);
        check.run(Path.of(arguments[arguments.length - 1]));
        check.problems.forEach(System.err::println);
        System.out.println(check.poms.size() + " artifacts, " + check.problems.size() + " problems");
        System.exit(check.problems.isEmpty() ? 0 : 1);
    }

    private void run(Path directory) throws Exception {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path pom : files.filter(file -> file.toString().endsWith(".pom")).toList()) {
                Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
                String artifact = text(document, "/project/artifactId");
                poms.put(artifact, pom);
                documents.put(artifact, document);
            }
        }
        checkNames();
        for (Map.Entry<String, Path> pom : poms.entrySet()) {
            Document document = documents.get(pom.getKey());
            checkFields(pom.getKey(), document);
            checkFiles(pom.getValue(), text(document, "/project/packaging"));
        }
    }

    /** What the BOM names is there, and nothing besides but the BOM itself and the parent. */
    private void checkNames() throws Exception {
        TreeSet<String> expected = new TreeSet<>(List.of("cluster-e2e-bom", "cluster-e2e-parent"));
        Document bom = documents.get("cluster-e2e-bom");
        if (bom != null) {
            NodeList names = (NodeList)
                    xpath.evaluate("//dependencyManagement//artifactId", bom, XPathConstants.NODESET);
            for (int i = 0; i < names.getLength(); i++) {
                expected.add(names.item(i).getTextContent());
            }
        }
        expected.stream().filter(name -> !poms.containsKey(name)).forEach(name -> problem(name, "is not published"));
        poms.keySet().stream().filter(name -> !expected.contains(name)).forEach(name -> problem(name, "is not in the BOM"));
    }

    private void checkFields(String artifact, Document document) throws Exception {
        Document parent = documents.get(text(document, "/project/parent/artifactId"));
        for (String field : FIELDS) {
            // A name and a description are of this artifact alone.
            boolean own = field.equals("name") || field.equals("description") || parent == null;
            if (text(document, "/project/" + field).isEmpty() && (own || text(parent, "/project/" + field).isEmpty())) {
                problem(artifact, "the POM has no " + field);
            }
        }
        if (release && !text(document, "//version[contains(., '-SNAPSHOT')]").isEmpty()) {
            problem(artifact, "the POM names a snapshot");
        }
    }

    private void checkFiles(Path pom, String packaging) throws Exception {
        String stem = pom.toString().substring(0, pom.toString().length() - ".pom".length());
        checkFile(pom);
        if (!packaging.equals("pom")) {
            checkJar(Path.of(stem + ".jar"), ".class");
            checkJar(Path.of(stem + "-sources.jar"), ".java");
            checkJar(Path.of(stem + "-javadoc.jar"), "index.html");
        } else if (release && pom.getFileName().toString().startsWith("cluster-e2e-parent")) {
            checkFile(Path.of(stem + "-cyclonedx.json"));
            checkFile(Path.of(stem + "-cyclonedx.xml"));
        }
    }

    private void checkJar(Path jar, String content) throws Exception {
        checkFile(jar);
        if (Files.exists(jar)) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                if (zip.stream().noneMatch(entry -> entry.getName().endsWith(content))) {
                    problem(jar.getFileName(), "has no " + content);
                }
            }
        }
    }

    private void checkFile(Path file) throws Exception {
        if (!Files.isRegularFile(file)) {
            problem(file.getFileName(), "is missing");
            return;
        }
        if (release && !beside(file, "asc").contains("BEGIN PGP SIGNATURE")) {
            problem(file.getFileName(), "is not signed");
        }
        for (Map.Entry<String, String> checksum : CHECKSUMS.entrySet()) {
            String told = beside(file, checksum.getKey());
            boolean demanded = release || checksum.getKey().equals("md5") || checksum.getKey().equals("sha1");
            if (told.isEmpty() ? demanded : !told.equals(digest(file, checksum.getValue()))) {
                problem(file.getFileName(), told.isEmpty() ? "has no ." + checksum.getKey() : "is another one than its ."
                        + checksum.getKey() + " says");
            }
        }
    }

    private static String beside(Path file, String extension) throws IOException {
        Path beside = Path.of(file + "." + extension);
        return Files.exists(beside) ? Files.readString(beside).strip() : "";
    }

    private static String digest(Path file, String algorithm) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file)));
    }

    private String text(Document document, String path) throws Exception {
        return xpath.evaluate(path, document).strip();
    }

    private void problem(Object what, String problem) {
        problems.add(what + " " + problem);
    }
}
