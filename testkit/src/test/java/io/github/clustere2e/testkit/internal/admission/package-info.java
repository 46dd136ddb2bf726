@NullMarked
package io.github.clustere2e.testkit.internal.admission;

import org.jspecify.annotations.NullMarked;
