// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.guide;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.OptionDescription;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.kernel.BackendClusterProvider;
import java.util.List;

/** Found by ServiceLoader; does no work until it is asked for something. */
public final class PaperClusterProvider extends BackendClusterProvider {

    public PaperClusterProvider() {
        super("paper");
    }

    @Override
    protected Backend open() {
        return new PaperBackend();
    }

    @Override
    public List<OptionDescription> optionDescriptions() {
        return List.of(new OptionDescription("image", "IMAGE", "paper-node", false, "What nodes are made of."));
    }

    @Override
    public PaperOptions readOptions(List<OptionValue> values) {
        String image = "paper-node";
        for (OptionValue value : values) {
            if (!value.name().equals("image")) {
                throw new InvalidInputException(
                        "There is no option '" + value.name() + "' of the backend 'paper'. There is: image");
            }
            image = value.value();
        }
        return new PaperOptions(image);
    }
}
