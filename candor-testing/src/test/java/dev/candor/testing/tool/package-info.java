/** A tool that is watched, with telemetry and without. */
@Product(
    name = "greeter",
    destinations = {
      @Destination(name = "collector", trust = Trust.OWN),
      @Destination(name = "second", trust = Trust.OWN)
    })
@NullMarked
package dev.candor.testing.tool;

import dev.candor.Destination;
import dev.candor.Product;
import dev.candor.Trust;
import org.jspecify.annotations.NullMarked;
