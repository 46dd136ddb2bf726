// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import io.github.clustere2e.api.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The languages that {@code etcdctl} reads and writes. */
final class EtcdText {

    /** The most that etcd takes in one transaction unless it is told otherwise ({@code --max-txn-ops}). */
    static final int MOST_IN_TRANSACTION = 128;
    /** Half of what etcd takes in one request unless it is told otherwise ({@code --max-request-bytes}). */
    private static final int LONGEST_TRANSACTION = 768 * 1024;

    /** Keys and values are in Base64, which holds no quote; an empty value is left out. */
    private static final Pattern PAIR = Pattern.compile("\\{\"key\":\"([^\"]*)\"[^}]*?(?:\"value\":\"([^\"]*)\")?}");

    private EtcdText() {}

    /** Transactions for {@code etcdctl txn}: no conditions, then what is done, then what is done otherwise. */
    static List<String> transactions(Map<String, String> values) {
        List<String> transactions = new ArrayList<>();
        StringBuilder puts = new StringBuilder();
        int count = 0;
        int size = 0;
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (value.getKey().isEmpty()) {
                throw new InvalidInputException("etcd stores nothing under an empty key");
            }
            int more = value.getKey().length() + value.getValue().length();
            if (count > 0 && (count == MOST_IN_TRANSACTION || size + more > LONGEST_TRANSACTION)) {
                transactions.add("\n" + puts + "\n\n");
                puts.setLength(0);
                count = 0;
                size = 0;
            }
            puts.append("put -- ").append(quote(value.getKey())).append(' ');
            puts.append(quote(value.getValue())).append('\n');
            count++;
            size += more;
        }
        if (count > 0) {
            transactions.add("\n" + puts + "\n\n");
        }
        return transactions;
    }

    /** A string of the Go language: what is not plain goes as bytes. */
    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= ' ' && b < 0x7f && b != '"' && b != '\\') {
                quoted.append((char) b);
            } else {
                quoted.append(String.format("\\x%02x", b & 0xff));
            }
        }
        return quoted.append('"').toString();
    }

    /** Reads the JSON that {@code etcdctl get} prints. */
    static Map<String, String> pairs(String json) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher pair = PAIR.matcher(json);
        while (pair.find()) {
            values.put(decode(pair.group(1)), pair.group(2) == null ? "" : decode(pair.group(2)));
        }
        return values;
    }

    private static String decode(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
