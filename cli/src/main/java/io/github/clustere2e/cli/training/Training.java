// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.training;

import io.github.clustere2e.cli.Main;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * What a JVM that records its classes is run with, once a build: loads what the longer commands need and changes
 * nothing. Whatever it cannot load is loaded by the command that needs it.
 */
public final class Training {

    /** Of the other libraries the commands need so little that loading all of them costs more than it saves. */
    private static final List<String> WHOLE_JARS =
            List.of("cluster-e2e-", "jsch-", "docker-java-api-", "docker-java-core-");

    private static final String CLASS = ".class";

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
        try (JarFile file = new JarFile(jar);
                Stream<String> names = file.stream().map(entry -> entry.getName())) {
            return names.filter(name -> name.endsWith(CLASS))
                    .filter(name -> !name.startsWith("META-INF/") && !name.equals("module-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
                    .toList();
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
