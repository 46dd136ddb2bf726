// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.rule;

import io.github.clustere2e.api.Capability;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One numbered rule of the contract, with what finds out whether it is kept.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Rule {

    private final String id;
    private final String title;
    private final Level level;
    private final Lane lane;
    private final @Nullable Class<? extends Capability> capability;
    private final @Nullable String untestedReason;
    private final Check check;

    private Rule(
            String id,
            String title,
            Level level,
            Lane lane,
            @Nullable Class<? extends Capability> capability,
            @Nullable String untestedReason,
            Check check) {
        this.id = id;
        this.title = title;
        this.level = level;
        this.lane = lane;
        this.capability = capability;
        this.untestedReason = untestedReason;
        this.check = check;
    }

    /**
     * Makes a rule that every backend keeps.
     *
     * @param id its area's name, a hyphen and a number
     * @param title what holds, in one sentence
     * @param lane on which cluster
     * @param check what finds out
     * @return the rule
     */
    public static Rule required(String id, String title, Lane lane, Check check) {
        return new Rule(id, title, Level.REQUIRED, lane, null, null, check);
    }

    /**
     * Makes a rule for backends that declare a capability.
     *
     * @param capability the capability's interface
     * @param id its area's name, a hyphen and a number
     * @param title what holds, in one sentence
     * @param lane on which cluster
     * @param check what finds out
     * @return the rule
     */
    public static Rule byCapability(
            Class<? extends Capability> capability, String id, String title, Lane lane, Check check) {
        return new Rule(id, title, Level.BY_CAPABILITY, lane, capability, null, check);
    }

    /**
     * Makes a rule that holds and that nothing here can find out.
     *
     * @param id its area's name, a hyphen and a number
     * @param title what holds, in one sentence
     * @param reason why not
     * @return the rule
     */
    public static Rule untested(String id, String title, String reason) {
        return new Rule(id, title, Level.UNTESTED, Lane.SHARED, null, reason, bench -> {
            throw new DoesNotApplyException(reason);
        });
    }

    /**
     * Returns its id.
     *
     * @return such as {@code COMMAND-7}; never given to another rule
     */
    public String id() {
        return id;
    }

    /**
     * Returns what it is about.
     *
     * @return the area
     */
    public Area area() {
        return Area.valueOf(id.substring(0, id.indexOf('-')));
    }

    /**
     * Returns what holds.
     *
     * @return one sentence, without a full stop
     */
    public String title() {
        return title;
    }

    /**
     * Returns how binding it is.
     *
     * @return the level
     */
    public Level level() {
        return level;
    }

    /**
     * Returns which cluster it works on.
     *
     * @return the lane
     */
    public Lane lane() {
        return lane;
    }

    /**
     * Returns the capability for which it holds.
     *
     * @return empty if it holds for every backend
     */
    public Optional<Class<? extends Capability>> capability() {
        return Optional.ofNullable(capability);
    }

    /**
     * Returns why nothing here finds out whether it is kept.
     *
     * @return empty if something does
     */
    public Optional<String> untestedReason() {
        return Optional.ofNullable(untestedReason);
    }

    /**
     * Returns how binding it is, in words.
     *
     * @return such as {@code by capability PowerControl}
     */
    public String levelText() {
        return switch (level) {
            case REQUIRED -> "required";
            case BY_CAPABILITY ->
                "by capability " + capability().map(Class::getSimpleName).orElse("");
            case UNTESTED -> "untested";
        };
    }

    /**
     * Holds a backend against it, whatever the backend declares.
     *
     * @param bench the backend
     * @throws AssertionError if it does not keep the rule
     * @throws DoesNotApplyException if the rule says nothing of this backend
     * @throws Exception whatever else comes of it
     */
    public void check(Bench bench) throws Exception {
        check.on(bench);
    }

    @Override
    public String toString() {
        return id + ": " + title;
    }
}
