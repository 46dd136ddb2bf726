@NullMarked
package io.github.clustere2e.testkit;

import org.jspecify.annotations.NullMarked;
