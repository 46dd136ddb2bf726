// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Trouble;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A {@code dcos_generate_config.sh}, as far as it tells of itself without being run: its second line names the variant,
 * and behind the line {@code #EOF#} is a tar with one image.
 *
 * @param file the file
 * @param variant which DC/OS it installs
 * @param image the name of the image's file, which differs for each build of DC/OS
 * @param size in bytes
 */
record GenerateConfigScript(Path file, DcosVariant variant, String image, long size) {

    private static final String END = "#EOF#";
    /** Far more than the script before the tar has; a file without that line must not be read whole. */
    private static final int MOST_LINES = 5000;

    private static final int LONGEST_LINE = 1 << 16;
    private static final int TAR_BLOCK = 512;

    GenerateConfigScript withVariant(DcosVariant known) {
        return new GenerateConfigScript(file, known, image, size);
    }

    static GenerateConfigScript read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    "There is no DC/OS installer at " + file + (Files.exists(file) ? ": that is not a file" : ""));
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new Reader(file, in).read();
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read: " + e, e);
        }
    }

    /** Reads lines as far as the end of the script, and then the headers of the tar. */
    private static final class Reader {

        private final Path file;
        private final InputStream in;
        private long position;

        Reader(Path file, InputStream in) {
            this.file = file;
            this.in = in;
        }

        GenerateConfigScript read() throws IOException {
            if (!line().startsWith("#!")) {
                throw wrong("its first line does not begin with #!");
            }
            String second = line();
            for (int count = 2; !line().equals(END); count++) {
                if (count > MOST_LINES || position >= Files.size(file)) {
                    throw wrong("it has no line " + END + ", behind which its image is");
                }
            }
            String image = image(Files.size(file) - position);
            return new GenerateConfigScript(file, variant(second), image, Files.size(file));
        }

        /** A tar ends with two empty blocks; one that was cut off has less than its first header says. */
        private String image(long size) throws IOException {
            byte[] header = in.readNBytes(TAR_BLOCK);
            String name = header.length < TAR_BLOCK ? "" : text(header, 0, 100);
            if (!name.startsWith("dcos-genconf.") && !name.startsWith("./dcos-genconf.")) {
                throw size < TAR_BLOCK
                        ? truncated("there is nothing behind the line " + END)
                        : wrong("behind the line " + END + " there is no tar with dcos-genconf.*.tar");
            }
            long content = octal(text(header, 124, 12));
            if (size < TAR_BLOCK + content) {
                throw truncated("of the " + content + " bytes of " + name + " it has only " + (size - TAR_BLOCK));
            }
            return name;
        }

        private long octal(String digits) {
            try {
                return Long.parseLong(digits.strip(), 8);
            } catch (NumberFormatException e) {
                throw wrong("its tar is damaged: '" + digits + "' is no size");
            }
        }

        /** Installers from before that line are open, or have to be told. */
        private static DcosVariant variant(String line) {
            return line.matches("#\\s*variant:\\s*enterprise\\s*") ? DcosVariant.ENTERPRISE : DcosVariant.OPEN;
        }

        private String line() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                position++;
                if (b == '\n' || bytes.size() >= LONGEST_LINE) {
                    break;
                }
                bytes.write(b);
            }
            return bytes.toString(StandardCharsets.UTF_8);
        }

        private static String text(byte[] header, int start, int length) {
            return new String(header, start, length, StandardCharsets.US_ASCII).replaceAll("\0.*", "");
        }

        private InvalidInputException wrong(String why) {
            return new InvalidInputException(
                    file + " is no DC/OS installer: " + why + ". Give a dcos_generate_config.sh");
        }

        private InvalidInputException truncated(String why) {
            return new InvalidInputException(Trouble.DOWNLOAD.explain(
                    file + " is not whole: " + why + ". Fetch it again, and compare its SHA-256"));
        }
    }
}
