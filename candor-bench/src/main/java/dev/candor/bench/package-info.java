/**
 * What telemetry costs the tool that it is in, beside what other libraries cost, in the same run.
 */
@Product(name = "build-tool", variables = "BENCH_TOOL")
@NullMarked
package dev.candor.bench;

import dev.candor.Product;
import org.jspecify.annotations.NullMarked;
