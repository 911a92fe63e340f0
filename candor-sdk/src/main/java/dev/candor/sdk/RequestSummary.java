package dev.candor.sdk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of the requests of one method and route in one window. A count of nothing is null,
 * and so are the times where no request was timed.
 *
 * @param method as it was given
 * @param route as it was given
 * @param window how long the window was; longer than a minute where the machine slept
 * @param informational how many were answered 1xx
 * @param successful 2xx
 * @param redirected 3xx
 * @param refused 4xx
 * @param failed 5xx
 * @param unreachable how many had no answer
 * @param half the time within which half of them were done, by nearest rank
 * @param mostOfThem 95 of a hundred
 * @param nearlyAll 99 of a hundred
 */
public record RequestSummary(
    String method,
    String route,
    Duration window,
    @Nullable Long informational,
    @Nullable Long successful,
    @Nullable Long redirected,
    @Nullable Long refused,
    @Nullable Long failed,
    @Nullable Long unreachable,
    @Nullable Duration half,
    @Nullable Duration mostOfThem,
    @Nullable Duration nearlyAll) {}
