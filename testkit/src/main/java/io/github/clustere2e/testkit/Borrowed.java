// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import io.github.clustere2e.testkit.internal.admission.Reservation;
import io.github.clustere2e.testkit.internal.lending.Lender;
import io.github.clustere2e.testkit.internal.lending.Loan;
import io.github.clustere2e.testkit.internal.lending.Witness;
import java.time.Instant;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A loan, the nodes that it may have, and since when. */
record Borrowed(Declaration declaration, Loan loan, Reservation nodes, Instant since) {

    /** Borrows what is declared, for a class or for a test. */
    static Borrowed of(ExtensionContext context, Declaration declaration, Witness witness) {
        var recipe = declaration.recipe();
        Lender lender = Suite.lender(context, recipe.backend());
        Reservation around = Suite.reservation(context, recipe.backend());
        Settings settings = Settings.of(context);
        Reservation nodes = around.part(context.getDisplayName(), declaration.nodes(), settings.patience());
        try {
            Loan loan = switch (declaration.scope()) {
                case METHOD, CLASS -> lender.lend(recipe, witness);
                case SHARED -> lender.lendShared(recipe, witness, around);
                case KEPT -> lender.lendKept(recipe, witness, settings.keepTime());
            };
            return new Borrowed(declaration, loan, nodes, Instant.now());
        } catch (Throwable e) {
            nodes.close();
            throw e;
        }
    }

    /** A shared cluster takes its nodes along to where it waits for the next class; others go first, and then their nodes. */
    void giveBack() {
        if (declaration.scope() == Scope.SHARED) {
            nodes.close();
            loan.giveBack();
        } else {
            try {
                loan.giveBack();
            } finally {
                nodes.close();
            }
        }
    }
}
