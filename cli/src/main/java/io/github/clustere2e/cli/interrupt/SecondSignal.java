// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.interrupt;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Makes a second Ctrl-C end the process at once; without this the virtual machine ignores it while its hooks run.
 *
 * <p>The only way is {@code sun.misc.Signal}, which the compiler warns of whatever one says. It is asked by reflection,
 * and where it is missing the second Ctrl-C does nothing, and the hook's patience is the limit.
 */
final class SecondSignal {

    private static final int SIGNALLED = 128;

    private SecondSignal() {}

    static void haltsAtOnce() {
        halt("INT", 2);
        halt("TERM", 15);
    }

    private static void halt(String name, int number) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler halt = (proxy, method, arguments) -> {
                Runtime.getRuntime().halt(SIGNALLED + number);
                return null;
            };
            Object halting = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, halt);
            Object second = signal.getConstructor(String.class).newInstance(name);
            Object unused = signal.getMethod("handle", signal, handler).invoke(null, second, halting);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // As said above: patience is the limit then.
        }
    }
}
