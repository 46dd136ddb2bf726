// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the key to log in with, as OpenSSH would: from identity files and from an agent. Immutable. */
final class OpenSshKeys {

    private static final List<String> USUAL = List.of("~/.ssh/id_ed25519", "~/.ssh/id_ecdsa", "~/.ssh/id_rsa");
    private static final String VARIABLE = "SSH_AUTH_SOCK";

    private final Path home;
    private final OpenSshConfig config;
    private final Map<Character, String> tokens;

    OpenSshKeys(Path home, OpenSshConfig config, Map<Character, String> tokens) {
        this.home = home;
        this.config = config;
        this.tokens = Map.copyOf(tokens);
    }

    /** The first identity file that can be used, be it through the agent; with none, the agent's first key. */
    UserKey find() {
        List<String> named = config.all("IdentityFile");
        boolean noFiles = named.equals(List.of("none"));
        List<Path> files = (noFiles ? List.<String>of() : named.isEmpty() ? USUAL : named)
                .stream().map(this::path).toList();
        List<UserKey> held = agent().map(Agent::keys).orElse(List.of());
        List<String> problems = new ArrayList<>();
        for (Path file : files) {
            Optional<UserKey> key = agentKey(file, held);
            if (key.isPresent()) {
                return key.get();
            }
            if (Files.isRegularFile(file)) {
                try {
                    return UserKey.of(Files.readAllBytes(file));
                } catch (InvalidInputException e) {
                    problems.add(file + ": " + e.getMessage());
                } catch (IOException e) {
                    problems.add(file + " cannot be read: " + e);
                }
            }
        }
        if (problems.isEmpty() && (named.isEmpty() || noFiles) && !held.isEmpty()) {
            return held.get(0);
        }
        throw new InvalidInputException(Trouble.NO_KEY.explain("There is no private key to log in to " + tokens.get('n')
                + " with: "
                + (problems.isEmpty() ? "none of " + files + " is there" : String.join("; ", problems)) + ", and "
                + agent().map(agent -> agent + " holds none for it").orElse("there is no agent")
                + ". Make one with ssh-keygen -t ed25519, name another with IdentityFile, or add it to an agent with"
                + " ssh-add"));
    }

    /** The agent's key of that file; its public key stands beside it. */
    private static Optional<UserKey> agentKey(Path file, List<UserKey> held) {
        Path beside = file.resolveSibling(file.getFileName() + ".pub");
        if (held.isEmpty() || !Files.isRegularFile(beside)) {
            return Optional.empty();
        }
        String line;
        try {
            line = Files.readString(beside).strip();
        } catch (IOException e) {
            return Optional.empty();
        }
        if (PublicKeyLine.problem(line).isPresent()) {
            return Optional.empty();
        }
        byte[] blob = PublicKeyLine.blob(line);
        return held.stream()
                .filter(key -> Arrays.equals(key.getPublicKeyBlob(), blob))
                .findFirst();
    }

    private Optional<Agent> agent() {
        String socket = config.first("IdentityAgent").orElse(VARIABLE);
        if (socket.equals("none")) {
            return Optional.empty();
        }
        return socket.equals(VARIABLE)
                ? Optional.ofNullable(System.getenv(VARIABLE))
                        .filter(value -> !value.isBlank())
                        .map(Path::of)
                        .map(Agent::new)
                : Optional.of(new Agent(path(socket)));
    }

    private Path path(String text) {
        return OpenSshPaths.absolute(home, OpenSshPaths.expand(text, tokens));
    }
}
