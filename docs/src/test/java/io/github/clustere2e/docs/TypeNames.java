// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Types and their members as sentences name them, such as {@code PowerControl}, {@code ClusterSpec.builder().nodes(...)}. */
final class TypeNames {

    private static final Pattern FORM = Pattern.compile(
            "@?([A-Z][A-Za-z0-9]*(?:\\.[A-Z][A-Z0-9]*[a-z][A-Za-z0-9]*)*)(<[\\w, .<>?]+>)?((?:[.#].*)?|\\(.*\\))");
    private static final Pattern MEMBER = Pattern.compile("[.#]([A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern DECLARED =
            Pattern.compile("\\b(?:class|interface|enum|record|@interface)\\s+([A-Z][A-Za-z0-9]*)");

    /** The packages of the JDK whose types pages name. */
    private static final List<String> JDK = List.of(
            "java.lang",
            "java.util",
            "java.util.function",
            "java.util.concurrent",
            "java.util.stream",
            "java.io",
            "java.net",
            "java.net.http",
            "java.nio.file",
            "java.time",
            "org.junit.jupiter.api",
            "org.junit.jupiter.api.extension");

    /** The sources that declare a type of a name, in whichever module, tests too. */
    private final Map<String, List<String>> sources = new HashMap<>();

    TypeNames() {
        for (Path file : Repository.files(name -> name.endsWith(".java"))) {
            String text = Repository.read(file);
            DECLARED.matcher(text)
                    .results()
                    .map(match -> match.group(1))
                    .distinct()
                    .forEach(name -> sources.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(text));
        }
    }

    /** Whether a piece of code looks as if it named a type: it has a small letter too. */
    static boolean looksLikeOne(String code) {
        Matcher form = FORM.matcher(code);
        return form.matches() && form.group(1).matches(".*[a-z].*") && parenthesesMatch(code);
    }

    private static boolean parenthesesMatch(String code) {
        return code.chars().filter(c -> c == '(').count()
                == code.chars().filter(c -> c == ')').count();
    }

    /** The name of the type alone. */
    static String typeOf(String code) {
        Matcher form = FORM.matcher(code);
        return form.matches() ? form.group(1) : code;
    }

    /** What of it there is not, if anything. */
    Optional<String> refuses(String code) {
        Matcher form = FORM.matcher(code);
        if (!form.matches()) {
            return Optional.of("'" + code + "' names no type");
        }
        String type = form.group(1);
        List<String> members = members(form.group(3) == null ? "" : form.group(3));
        Set<Class<?>> classes = new HashSet<>(PublicApi.named(type));
        JDK.forEach(name -> load(name + "." + type).ifPresent(classes::add));
        if (!classes.isEmpty()) {
            return refusesMembers(classes, type, members);
        }
        List<String> declaring = sources.getOrDefault(type.substring(type.lastIndexOf('.') + 1), List.of());
        if (declaring.isEmpty()) {
            return Optional.of("there is no type " + type);
        }
        return members.stream()
                .limit(1)
                .filter(member -> declaring.stream().noneMatch(text -> text.matches("(?s).*\\b" + member + "\\b.*")))
                .findFirst()
                .map(member -> type + " has no " + member);
    }

    /** As {@link #refuses}, of what the modules export alone. */
    static Optional<String> refusesAsPublic(String code) {
        Matcher form = FORM.matcher(code);
        if (!form.matches() || PublicApi.named(form.group(1)).isEmpty()) {
            return Optional.of("'" + code + "' names no public type that a module exports");
        }
        String type = form.group(1);
        return refusesMembers(
                new HashSet<>(PublicApi.named(type)), type, members(form.group(3) == null ? "" : form.group(3)));
    }

    /** The members of a chain: what stands in parentheses is left out. */
    private static List<String> members(String chain) {
        StringBuilder outside = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < chain.length(); i++) {
            char c = chain.charAt(i);
            depth += c == '(' ? 1 : 0;
            if (depth == 0) {
                outside.append(c);
            }
            depth -= c == ')' ? 1 : 0;
        }
        return MEMBER.matcher(outside).results().map(match -> match.group(1)).toList();
    }

    private static Optional<String> refusesMembers(Set<Class<?>> classes, String type, List<String> members) {
        Set<Class<?>> current = classes;
        for (String member : members) {
            Set<Class<?>> next = new HashSet<>();
            for (Class<?> one : current) {
                next.addAll(resultsOf(one, member));
            }
            if (next.isEmpty()) {
                return Optional.of(type + ": no " + member + " in "
                        + current.stream().map(Class::getSimpleName).toList());
            }
            current = next;
        }
        return Optional.empty();
    }

    /** What the methods, fields and annotation elements of a name give. */
    private static Set<Class<?>> resultsOf(Class<?> type, String member) {
        Set<Class<?>> results = new HashSet<>();
        for (Method method : type.getMethods()) {
            if (method.getName().equals(member)) {
                results.add(method.getReturnType());
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(member) && Modifier.isProtected(method.getModifiers())) {
                results.add(method.getReturnType());
            }
        }
        for (Field field : type.getFields()) {
            if (field.getName().equals(member)) {
                results.add(field.getType());
            }
        }
        return results;
    }

    private static Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName(name, false, TypeNames.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
