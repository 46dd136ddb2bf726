// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.demo;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Keys and values that nobody can have known before, so that no old or made-up answer passes for the right one. */
final class RandomData {

    static final String PREFIX = "demo/";
    private static final int KEY_BYTES = 8;
    private static final int VALUE_BYTES = 16;
    private static final int NAME_BYTES = 3;

    private RandomData() {}

    static Map<String, String> pairs(int count) {
        SecureRandom random = new SecureRandom();
        Map<String, String> pairs = new TreeMap<>();
        while (pairs.size() < count) {
            pairs.put(PREFIX + hex(random, KEY_BYTES), hex(random, VALUE_BYTES));
        }
        return pairs;
    }

    static String clusterName() {
        return "demo-" + hex(new SecureRandom(), NAME_BYTES);
    }

    private static String hex(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
