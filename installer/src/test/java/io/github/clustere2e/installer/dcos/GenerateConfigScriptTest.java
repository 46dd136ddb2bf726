// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateConfigScriptTest {

    private static final String IMAGE = "dcos-genconf.aaaaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbbbb.tar";

    @TempDir
    private Path directory;

    @Test
    void theSecondLineTellsTheVariantAndTheTarTheBuild() throws IOException {
        assertThat(GenerateConfigScript.read(file("# variant: enterprise", IMAGE, 1000, 1000)))
                .returns(DcosVariant.ENTERPRISE, GenerateConfigScript::variant)
                .returns(IMAGE, GenerateConfigScript::image);
        assertThat(GenerateConfigScript.read(file("# variant: open", IMAGE, 0, 0))
                        .variant())
                .isEqualTo(DcosVariant.OPEN);
        assertThat(GenerateConfigScript.read(file("# variant: ", IMAGE, 0, 0)).variant())
                .isEqualTo(DcosVariant.OPEN);
        assertThat(GenerateConfigScript.read(file("# an old one", IMAGE, 0, 0)).variant())
                .isEqualTo(DcosVariant.OPEN);
    }

    @Test
    void whatIsNoInstallerIsRefusedWithTheReason() throws IOException {
        assertRefused(directory.resolve("none"), "There is no DC/OS installer at");
        assertRefused(directory, "that is not a file");
        assertRefused(text("hello"), "its first line does not begin with #!");
        assertRefused(text("#!/bin/bash\n# variant: open\necho x\n"), "it has no line #EOF#");
        assertRefused(text("#!/bin/bash\n".repeat(10_000)), "it has no line #EOF#");
        assertRefused(file("# variant: open", "something-else.tar", 10, 10), "there is no tar with dcos-genconf");
    }

    @Test
    void oneThatWasCutOffIsRefusedWithWhatIsMissing() throws IOException {
        assertRefused(text("#!/bin/bash\n# variant: open\n#EOF#\n"), "is not whole: there is nothing behind the line");
        assertRefused(
                file("# variant: open", IMAGE, 5000, 1234), "of the 5000 bytes of " + IMAGE + " it has only 1234");
    }

    private static void assertRefused(Path file, String why) {
        assertThatThrownBy(() -> GenerateConfigScript.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(why);
    }

    private Path text(String text) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "installer", ".sh"), text);
    }

    /** A script with a tar behind it that says it has so many bytes, and has as many as it really has. */
    private Path file(String secondLine, String name, int says, int has) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("#!/bin/bash\n" + secondLine + "\nexit 0\n#EOF#\n").getBytes(StandardCharsets.UTF_8));
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 124, String.format("%011o", says));
        bytes.writeBytes(header);
        bytes.writeBytes(new byte[has]);
        return Files.write(Files.createTempFile(directory, "installer", ".sh"), bytes.toByteArray());
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
