// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the module descriptors of the libraries on the class path say. */
class DescriptorTest {

    /** Who makes objects of classes that nobody else sees. */
    private static final Set<String> MAKE_OBJECTS = Set.of("com.google.guice", "org.junit.platform.commons");

    @Test
    void noInternalPackageIsExported() throws IOException {
        for (ModuleDescriptor module : descriptors()) {
            assertThat(module.exports())
                    .as(module.name())
                    .isNotEmpty()
                    .noneMatch(export -> export.source().endsWith(".internal"));
            assertThat(module.opens()).as(module.name()).allMatch(open -> MAKE_OBJECTS.containsAll(open.targets()));
        }
    }

    @Test
    void everyLibraryHasADescriptorNamedAsItsPackage() throws IOException {
        assertThat(descriptors())
                .extracting(ModuleDescriptor::name)
                .containsExactlyInAnyOrderElementsOf(Modules.MAY_USE.keySet().stream()
                        .filter(module -> !module.equals("cli"))
                        .map(module -> Modules.ROOT + "." + module)
                        .toList());
    }

    private static List<ModuleDescriptor> descriptors() throws IOException {
        List<ModuleDescriptor> descriptors = new ArrayList<>();
        for (URL url : Collections.list(DescriptorTest.class.getClassLoader().getResources("module-info.class"))) {
            try (InputStream in = url.openStream()) {
                ModuleDescriptor descriptor = ModuleDescriptor.read(in);
                if (descriptor.name().startsWith(Modules.ROOT)) {
                    descriptors.add(descriptor);
                }
            }
        }
        return descriptors;
    }
}
