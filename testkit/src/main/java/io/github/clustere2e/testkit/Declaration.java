// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import io.github.clustere2e.testkit.internal.lending.Recipe;

/**
 * A cluster that somebody has declared.
 *
 * @param place where, for errors
 * @param recipe how it is made
 * @param scope how long the suite has it
 */
record Declaration(String place, Recipe recipe, Scope scope) {

    int nodes() {
        return recipe.spec().size();
    }

    Declaration withScope(Scope other) {
        return new Declaration(place, recipe, other);
    }
}
