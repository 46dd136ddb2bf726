// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.training;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.clustere2e.cli.Main;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * What a JVM that records its classes is run with, once a build: loads what the longer commands need and changes
 * nothing. Whatever it cannot load is loaded by the command that needs it.
 */
public final class Training {

    /** Of the other libraries the commands need so little that loading all of them costs more than it saves. */
    private static final List<String> WHOLE_JARS =
            List.of("cluster-e2e-", "jsch-", "docker-java-api-", "docker-java-core-");

    private static final String CLASS = ".class";

    /**
     * Packages of a signed jar, and of what is built on it. Signed classes are never kept, and a JVM that has kept one
     * that refers to them loads them as it starts: checking the signature takes a tenth of a second.
     */
    private static final List<String> SIGNED = List.of("org/bouncycastle/", "com/jcraft/jsch/bc/");

    private Training() {}

    /** Takes no arguments; ends the JVM. */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        int methods = 0;
        for (String jar : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            String name = Path.of(jar).getFileName().toString();
            if (WHOLE_JARS.stream().anyMatch(name::startsWith)) {
                methods += classesOf(jar).stream().mapToInt(Training::link).sum();
            }
        }
        for (String algorithm : List.of("Ed25519", "X25519")) { // what SSH needs of the JDK
            KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        }
        System.err.println(methods + " methods are kept at hand."); // for the launcher's log
        Main.main(new String[] {"list"}); // reaches the engine
    }

    private static List<String> classesOf(String jar) throws IOException {
        try (JarFile file = new JarFile(jar)) {
            List<String> names = new ArrayList<>();
            for (JarEntry entry : Collections.list(file.entries())) {
                String name = entry.getName();
                if (name.endsWith(CLASS)
                        && !name.startsWith("META-INF/")
                        && !name.equals("module-info.class")
                        && !refersToSigned(file, entry)) {
                    names.add(name.substring(0, name.length() - CLASS.length()).replace('/', '.'));
                }
            }
            return names;
        }
    }

    private static boolean refersToSigned(JarFile file, JarEntry entry) throws IOException {
        try (InputStream bytes = file.getInputStream(entry)) {
            String constants = new String(bytes.readAllBytes(), ISO_8859_1);
            return SIGNED.stream().anyMatch(constants::contains);
        }
    }

    /** Only classes that have been linked are kept, and to ask for its methods links a class without running it. */
    private static int link(String name) {
        try {
            return Class.forName(name, false, Training.class.getClassLoader()).getDeclaredMethods().length;
        } catch (ClassNotFoundException | LinkageError e) {
            return 0; // it needs a library that is not here, as some parts of docker-java do
        }
    }
}
