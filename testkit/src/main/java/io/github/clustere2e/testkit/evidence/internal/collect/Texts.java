// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.collect;

import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.testkit.evidence.facts.TimedProgress;
import io.github.clustere2e.testkit.evidence.internal.Situation;
import java.io.PrintWriter;
import java.io.StringWriter;

/** The files of the whole. */
public final class Texts {

    private Texts() {}

    /** Writes what is known without asking anybody. */
    public static void write(Output output, Situation situation) {
        situation.error().ifPresent(error -> output.write("error.txt", stackTrace(error)));
        output.write("commands.txt", CommandsText.of(situation.commands()));
        writeVersions(output, situation);
        if (!situation.progress().isEmpty()) {
            StringBuilder text = new StringBuilder();
            situation.progress().forEach(each -> text.append(line(each)).append('\n'));
            output.write("progress.txt", text.toString());
        }
        situation.plan().ifPresent(plan -> {
            output.write("plan.txt", plan + "\n");
            output.write("plan.svg", plan.toSvg());
        });
    }

    /** Writes what everything is, again when the nodes have told what they are. */
    public static void writeVersions(Output output, Situation situation) {
        output.write("versions.txt", VersionsText.of(situation, output.directory()));
    }

    private static String stackTrace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static String line(TimedProgress progress) {
        ProgressEvent event = progress.event();
        String took = event.duration().isZero() ? "" : " (" + event.duration().toMillis() + " ms)";
        return progress.time() + " " + event.kind() + " " + event.phase()
                + event.node().map(node -> " " + node).orElse("")
                + took
                + (event.text().isEmpty() ? "" : ": " + event.text());
    }
}
