package dev.candor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a record as what a tool's state is, for its heartbeat. The compiler derives from it a
 * record of what changed between two reports, which an event takes in as {@link Embedded}.
 *
 * <pre>{@code
 * @State
 * record EngineWork(
 *     @State.Cumulative(Activity.RUNTIME) long invocationsTotal,
 *     @State.Level(Activity.DEVELOPMENT) int functionCount,
 *     @State.Members(Activity.DEVELOPMENT) @Hashed @Size(64) List<String> functions) {}
 * }</pre>
 *
 * <p>The derived record is called as the state is, with {@code Delta} behind: here {@code
 * EngineWorkDelta}, with {@code delta_invocations_total}, {@code delta_function_count}, {@code
 * functions_added}, {@code functions_removed}, {@code is_active} and {@code is_active_developer}.
 * Its {@code shape()} is what a heartbeat reads the state with.
 *
 * <p>Each component says what its change proves: {@link Activity#DEVELOPMENT}, {@link
 * Activity#RUNTIME} or {@link Activity#NONE}. The first report of a process never proves
 * development, since whatever is there then came with its start.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface State {

  /**
   * A {@code long} or {@code int} that only rises: how often something happened since the start.
   */
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.RECORD_COMPONENT)
  @interface Cumulative {

    /** What it proves that it rose. */
    Activity value() default Activity.NONE;
  }

  /** A {@code long} or {@code int} that rises and falls: how much of something there is now. */
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.RECORD_COMPONENT)
  @interface Level {

    /** What it proves that it is another than before. */
    Activity value() default Activity.NONE;
  }

  /**
   * A List, Set or Collection of Strings: what there is now, by name, in any order. It has a {@link
   * Size} and a privacy class, which hold for those that came and for those that went.
   */
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.RECORD_COMPONENT)
  @interface Members {

    /** What it proves that some came or went. */
    Activity value() default Activity.NONE;
  }
}
