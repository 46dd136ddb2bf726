// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An engine of a test's own, that may be killed. It lives in name spaces of its own, so that it cannot touch the networks
 * of the first; so does whoever wants to reach its nodes: {@link #java(Class, String...)}.
 */
final class SecondEngine implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final Duration RUN_LIMIT = Duration.ofMinutes(3);

    /** Of its own name space, in which nobody else listens. */
    static final int TLS_PORT = 2376;

    private final Path directory;
    private final List<String> settings;
    private final Process nameSpaces;
    private @Nullable Process engine;

    private SecondEngine(Path directory, List<String> settings, String preparation) throws IOException {
        this.directory = directory;
        this.settings = settings;
        this.nameSpaces = new ProcessBuilder(
                        "unshare",
                        "--mount",
                        "--propagation",
                        "private",
                        "--net",
                        "sh",
                        "-c",
                        preparation + "ip link set lo up && echo up && exec sleep 3600",
                        directory.toString())
                .start();
    }

    /** Whether this machine and this user can have one. */
    static boolean isPossible() {
        return "root".equals(System.getProperty("user.name"))
                && Stream.of("dockerd", "unshare", "nsenter", "ip").allMatch(SecondEngine::isInstalled);
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    /** Starts one that has our node images. */
    static SecondEngine start() throws Exception {
        return start(List.of(), "", "$(docker images --format '{{.Repository}}:{{.Tag}}' cluster-e2e-node)");
    }

    /** Starts one that has this image, and listens at {@link #TLS_PORT} too, for whoever has a certificate of this authority. */
    static SecondEngine startWithTls(TlsFiles files, String image) throws Exception {
        return start(
                List.of(
                        "-H",
                        "tcp://127.0.0.1:" + TLS_PORT,
                        "--tlsverify",
                        "--tlscacert",
                        files.authority().toString(),
                        "--tlscert",
                        files.certificate().toString(),
                        "--tlskey",
                        files.key().toString()),
                "",
                image);
    }

    /** Starts one that has this image, and whose disk has that many megabytes; {@link #fill} takes the rest of them. */
    static SecondEngine startWithDiskOf(int megabytes, String image) throws Exception {
        return start(List.of(), "mkdir $0/data && mount -t tmpfs -o size=" + megabytes + "m none $0/data && ", image);
    }

    private static SecondEngine start(List<String> settings, String preparation, String images) throws Exception {
        SecondEngine engine = new SecondEngine(Files.createTempDirectory("second-engine"), settings, preparation);
        try {
            engine.begin(images);
            return engine;
        } catch (Throwable e) {
            engine.close();
            throw e;
        }
    }

    private void begin(String images) throws Exception {
        try (var words = nameSpaces.inputReader()) {
            assertThat(words.readLine()).isEqualTo("up");
        }
        startAgain();
        run("sh", "-c", "unset DOCKER_HOST; docker save " + images + " | docker -H unix://" + socket() + " load");
    }

    /** Kills it as the kernel does: it leaves everything as it is at that moment. */
    void kill() throws InterruptedException {
        if (engine != null) {
            List<ProcessHandle> helpers = engine.children().toList();
            engine.destroyForcibly().waitFor();
            // Its containerd dies with it, though not at once: an engine that starts meanwhile would take it for one
            // that stays.
            helpers.forEach(SecondEngine::awaitEnd);
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        process.onExit().orTimeout(START_LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    void startAgain() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "dockerd",
                "--data-root",
                directory.resolve("data").toString(),
                "--exec-root",
                directory.resolve("exec").toString(),
                "-p",
                directory.resolve("pid").toString(),
                "-H",
                "unix://" + socket()));
        command.addAll(settings);
        engine = inside(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (inside(List.of("docker", "version"))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                != 0) {
            assertThat(System.nanoTime()).as(log()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** Runs a program of ours beside it, in a process of its own, and returns what it has printed. */
    List<String> java(Class<?> program, String... arguments) throws Exception {
        return java(Map.of(), program, arguments);
    }

    /** The same with variables of the environment besides. */
    List<String> java(Map<String, String> environment, Class<?> program, String... arguments) throws Exception {
        List<String> command = Jvm.command(program, arguments);
        return run(environment, command);
    }

    /** Leaves that many kilobytes free on the disk that it was started with. */
    void fill(int rest) throws Exception {
        run(
                "sh",
                "-c",
                "free=$(df -k --output=avail \"$0\" | tail -n 1); head -c $(((free - $1) * 1024)) /dev/zero >\"$0/full\"",
                directory.resolve("data").toString(),
                String.valueOf(rest));
    }

    private List<String> run(String... command) throws Exception {
        return run(Map.of(), List.of(command));
    }

    private List<String> run(Map<String, String> environment, List<String> command) throws Exception {
        Path errors = directory.resolve("errors");
        ProcessBuilder builder = inside(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        List<String> lines;
        try (var words = process.inputReader()) {
            lines = words.lines().toList();
        }
        assertThat(process.waitFor(RUN_LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return lines;
    }

    private ProcessBuilder inside(List<String> command) {
        List<String> all = new ArrayList<>(
                List.of("nsenter", "--target", String.valueOf(nameSpaces.pid()), "--mount", "--net", "--"));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.environment().put("DOCKER_HOST", "unix://" + socket());
        builder.environment()
                .put("CLUSTER_E2E_STATE", directory.resolve("state").toString());
        return builder;
    }

    private Path socket() {
        return directory.resolve("docker.sock");
    }

    private String log() throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve("log"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    /** Its mounts go with its name space, and with it go the containers of one that did not come up again. */
    @Override
    public void close() throws IOException {
        if (engine != null) {
            engine.destroy();
            try {
                awaitEnd(engine.toHandle());
            } catch (CompletionException e) {
                engine.destroyForcibly().onExit().join();
            }
        }
        ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(directory + "/exec"))
                .flatMap(shim -> Stream.concat(shim.descendants(), Stream.of(shim)))
                .forEach(ProcessHandle::destroyForcibly);
        nameSpaces.destroyForcibly().onExit().join();
        new ProcessBuilder("rm", "-rf", "--one-file-system", directory.toString())
                .inheritIO()
                .start()
                .onExit()
                .join();
    }
}
