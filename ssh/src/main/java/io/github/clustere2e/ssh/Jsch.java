// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import java.util.Properties;

/**
 * The one library instance, and what every session is told.
 *
 * <p>The lists of {@link SshAlgorithms} are short because each algorithm that is offered is loaded and checked, and
 * because fewer are safer.
 */
final class Jsch {

    private static final JSch SHARED = make();
    private static final Properties CONFIG = config();

    private Jsch() {}

    static JSch shared() {
        return SHARED;
    }

    static void configure(Session session, SshAlgorithms algorithms, String hostKeyType, String userKeyType) {
        Properties config = new Properties();
        config.putAll(CONFIG);
        algorithms.into(config);
        // Only what the pinned key signs with, so that a server with several keys shows that one.
        config.setProperty("server_host_key", String.join(",", algorithms.signaturesOf(hostKeyType)));
        config.setProperty("PubkeyAcceptedAlgorithms", String.join(",", algorithms.signaturesOf(userKeyType)));
        session.setConfig(config);
        session.setDaemonThread(true);
    }

    /** For asking a server for its host key, of whatever type. */
    static void probe(Session session) {
        Properties config = new Properties();
        config.putAll(CONFIG);
        SshAlgorithms.compatible().into(config);
        config.setProperty(
                "server_host_key", String.join(",", SshAlgorithms.compatible().signatures()));
        session.setConfig(config);
        session.setDaemonThread(true);
    }

    private static JSch make() {
        JSch jsch = new JSch();
        jsch.setInstanceLogger(new JschLog());
        return jsch;
    }

    private static Properties config() {
        Properties config = new Properties();
        config.setProperty("compression.s2c", "none");
        config.setProperty("compression.c2s", "none");
        // The JDK has all that is offered: looking for each of them again at every connection is wasted.
        config.setProperty("CheckCiphers", "");
        config.setProperty("CheckMacs", "");
        config.setProperty("CheckKexes", "");
        config.setProperty("CheckSignatures", "");
        config.setProperty("prefer_known_host_key_types", "no");
        config.setProperty("StrictHostKeyChecking", "yes");
        // One key, sent at once with its signature: two round trips fewer than asking first.
        config.setProperty("PreferredAuthentications", "publickey");
        config.setProperty("enable_auth_none", "no");
        config.setProperty("enable_pubkey_auth_query", "no");
        config.setProperty("MaxAuthTries", "1");
        return config;
    }
}
