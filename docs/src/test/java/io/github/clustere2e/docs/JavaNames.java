// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the modules export, in the form of Javadoc: {@code Node}, {@code Role#MASTER}, {@code Node#run(String...)}. */
final class JavaNames {

    private static final Pattern FORM = Pattern.compile("@?([A-Z][\\w.]*)(?:#(\\w+)(?:\\(([^)]*)\\))?)?");

    private JavaNames() {}

    /** What of it there is not, if anything. */
    static Optional<String> refuses(String name) {
        Matcher form = FORM.matcher(name);
        if (!form.matches()) {
            return Optional.of(
                    "'" + name + "' is no name such as Type, Type#CONSTANT or Type#method(Parameter, Other)");
        }
        List<Class<?>> types = PublicApi.named(form.group(1));
        if (types.isEmpty()) {
            return Optional.of("no module exports a public type " + form.group(1));
        }
        String member = form.group(2);
        if (member == null || types.stream().anyMatch(type -> has(type, member, form.group(3)))) {
            return Optional.empty();
        }
        return Optional.of(form.group(1) + " has no public member " + name.substring(name.indexOf('#') + 1)
                + similar(types, member));
    }

    private static boolean has(Class<?> type, String member, @org.jspecify.annotations.Nullable String parameters) {
        return parameters == null
                ? Arrays.stream(type.getFields())
                        .anyMatch(field -> field.getName().equals(member))
                : Arrays.stream(type.getMethods())
                        .anyMatch(method -> method.getName().equals(member)
                                && parameters(method).equals(parameters));
    }

    private static String similar(List<Class<?>> types, String member) {
        String methods = types.stream()
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> method.getName().equals(member))
                .map(method -> member + "(" + parameters(method) + ")")
                .distinct()
                .collect(Collectors.joining(", "));
        return methods.isEmpty() ? "" : "; it has " + methods;
    }

    private static String parameters(Method method) {
        String all = Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", "));
        return method.isVarArgs() ? all.replaceFirst("\\[]$", "...") : all;
    }
}
