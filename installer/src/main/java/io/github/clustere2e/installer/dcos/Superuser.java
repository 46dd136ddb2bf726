// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.codec.digest.Sha2Crypt;

/** The first user of an enterprise DC/OS. */
record Superuser(String name, String password) {

    /** What the original tool has, so that what people have written for it goes on to work. */
    static final Superuser DEFAULT = new Superuser("bootstrapuser", "deleteme");

    /** The salt is fixed so that the same configuration is the same text. It guards a cluster that is made for a test. */
    private static final String SALT = "$6$clusterE2E";

    Map<String, Object> config() {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("superuser_username", name);
        config.put(
                "superuser_password_hash",
                Sha2Crypt.sha512Crypt(password.getBytes(java.nio.charset.StandardCharsets.UTF_8), SALT));
        return config;
    }

    @Override
    public String toString() {
        return name;
    }
}
