package dev.candor.reference.iii;

import org.jspecify.annotations.Nullable;

/**
 * What only a running program knows of the machine that it is on.
 *
 * @param executable where the program is; empty where that is not known
 * @param cpuCores how many there are for it
 * @param timeZone the system's name for the time zone; null where it has none
 */
record Host(String executable, int cpuCores, @Nullable String timeZone) {}
