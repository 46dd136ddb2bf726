// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import static org.junit.platform.commons.support.AnnotationSupport.isAnnotated;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.testkit.internal.lending.Loan;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/** When clusters are borrowed and given back; what is declared is said by those who extend this. */
abstract sealed class ClusterCallbacks
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver
        permits AnnotatedClusters, ClusterExtension {

    private static final String BORROWED = "borrowed";

    /** What is declared for a class as a whole. */
    abstract Optional<Declaration> ofClass(ExtensionContext context);

    /** What is declared for one test alone. */
    abstract Optional<Declaration> ofMethod(ExtensionContext context);

    void lent(Loan loan) {}

    void returned(Loan loan) {}

    @Override
    public void beforeAll(ExtensionContext context) {
        ofClass(context).ifPresent(declaration -> borrow(context, declaration));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Borrowed borrowed = store(context).remove(BORROWED, Borrowed.class);
        if (borrowed == null) {
            return;
        }
        failure(context).ifPresent(error -> new FailedTest(context, borrowed.loan(), borrowed.since()).report(error));
        if (isAnnotated(context.getRequiredTestClass(), DirtiesCluster.class)) {
            borrowed.loan().markDirty();
        }
        giveBack(borrowed);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ofMethod(context).ifPresent(declaration -> borrow(context, declaration));
        loan(context).ifPresent(loan -> {
            loan.begin();
            store(context).put(FailedTest.class, new FailedTest(context, loan, Instant.now()).running());
        });
    }

    @Override
    public void afterEach(ExtensionContext context) {
        FailedTest test = store(context).remove(FailedTest.class, FailedTest.class);
        if (test == null) {
            return;
        }
        test.ended();
        failure(context).ifPresent(test::report);
        if (context.getTestMethod()
                .filter(method -> isAnnotated(method, DirtiesCluster.class))
                .isPresent()) {
            test.loan().markDirty();
        }
        test.loan().end();
        Borrowed own = store(context).remove(BORROWED, Borrowed.class);
        if (own != null) {
            giveBack(own);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Parameters.isOurs(parameter);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return loan(context)
                .map(loan -> Parameters.resolve(parameter, loan.cluster()))
                .orElseThrow(() -> Parameters.noCluster(parameter));
    }

    /** The loan of this class, or of the nearest one around. */
    final Optional<Loan> classLoan(ExtensionContext context) {
        ExtensionContext type = context;
        while (type.getTestMethod().isPresent()) {
            type = type.getParent().orElseThrow();
        }
        return loan(type);
    }

    /** Who asks within a test gets that of the test, if it has one: JUnit's stores ask those around them. */
    private Optional<Loan> loan(ExtensionContext context) {
        return Optional.ofNullable(store(context).get(BORROWED, Borrowed.class)).map(Borrowed::loan);
    }

    /** The cluster that was lent last for a test, by whomever. */
    static Optional<Cluster> clusterOf(ExtensionContext context) {
        return Optional.ofNullable(
                context.getStore(Namespace.create(ClusterCallbacks.class)).get(BORROWED, Cluster.class));
    }

    private void borrow(ExtensionContext context, Declaration declaration) {
        Borrowed borrowed = Borrowed.of(context, declaration, new FailedSetUp(context));
        store(context).put(BORROWED, borrowed);
        context.getStore(Namespace.create(ClusterCallbacks.class))
                .put(BORROWED, borrowed.loan().cluster());
        lent(borrowed.loan());
    }

    private void giveBack(Borrowed borrowed) {
        returned(borrowed.loan());
        borrowed.giveBack();
    }

    /** A test that is aborted has not failed. */
    private static Optional<Throwable> failure(ExtensionContext context) {
        return context.getExecutionException().filter(error -> !(error instanceof TestAbortedException));
    }

    private Store store(ExtensionContext context) {
        return context.getStore(Namespace.create(ClusterCallbacks.class, this));
    }
}
