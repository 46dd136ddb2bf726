// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.OptionValue;
import java.util.ArrayList;
import java.util.List;

/** The options of an installer, which no command knows: {@code --name value}, {@code --name=value} or {@code --name} alone. */
final class InstallerArguments {

    private InstallerArguments() {}

    /**
     * Reads them.
     *
     * @throws InvalidInputException if something is no option
     */
    static List<OptionValue> read(List<String> words) {
        List<OptionValue> values = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--") || word.length() == 2) {
                throw new InvalidInputException(
                        "'" + word + "' belongs to no option: the installer's options are written --NAME VALUE");
            }
            String name = word.substring(2);
            if (name.contains("=")) {
                values.add(OptionValue.parse(name));
            } else if (i + 1 < words.size() && !words.get(i + 1).startsWith("--")) {
                values.add(new OptionValue(name, words.get(++i)));
            } else {
                values.add(new OptionValue(name, "true"));
            }
        }
        return values;
    }
}
