// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import java.util.Properties;

/**
 * The one library instance, and what every session is told.
 *
 * <p>The lists are short because each algorithm that is offered is loaded and checked, and because fewer are safer.
 */
final class Jsch {

    private static final JSch SHARED = make();
    private static final Properties CONFIG = config();

    private Jsch() {}

    static JSch shared() {
        return SHARED;
    }

    static void configure(Session session) {
        session.setConfig(CONFIG);
        session.setDaemonThread(true);
    }

    private static JSch make() {
        JSch jsch = new JSch();
        jsch.setInstanceLogger(new JschLog());
        return jsch;
    }

    private static Properties config() {
        Properties config = new Properties();
        config.setProperty("kex", "curve25519-sha256,curve25519-sha256@libssh.org");
        config.setProperty("server_host_key", PublicKeyLine.TYPE);
        config.setProperty("PubkeyAcceptedAlgorithms", PublicKeyLine.TYPE);
        // Hardware does GCM; counter mode is for the server that has it switched off.
        String ciphers = "aes128-gcm@openssh.com,aes256-gcm@openssh.com,aes128-ctr";
        config.setProperty("cipher.s2c", ciphers);
        config.setProperty("cipher.c2s", ciphers);
        config.setProperty("mac.s2c", "hmac-sha2-256-etm@openssh.com");
        config.setProperty("mac.c2s", "hmac-sha2-256-etm@openssh.com");
        config.setProperty("compression.s2c", "none");
        config.setProperty("compression.c2s", "none");
        // The JDK has all of the above: looking for each of them again at every connection is wasted.
        config.setProperty("CheckCiphers", "");
        config.setProperty("CheckMacs", "");
        config.setProperty("CheckKexes", "");
        config.setProperty("CheckSignatures", "");
        config.setProperty("prefer_known_host_key_types", "no");
        config.setProperty("StrictHostKeyChecking", "yes");
        config.setProperty("enable_strict_kex", "yes");
        // One key, sent at once with its signature: two round trips fewer than asking first.
        config.setProperty("PreferredAuthentications", "publickey");
        config.setProperty("enable_auth_none", "no");
        config.setProperty("enable_pubkey_auth_query", "no");
        config.setProperty("MaxAuthTries", "1");
        return config;
    }
}
