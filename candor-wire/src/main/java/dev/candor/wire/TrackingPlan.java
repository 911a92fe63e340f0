package dev.candor.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The tracking plan: the header, every event and field with what may become of it, and the insights
 * that read them.
 *
 * <pre>
 * {"candor_plan":2,
 *   "product":{
 *     "name":"ao",
 *     "variables":"AO",
 *     "default_level":"local",
 *     "retention_days":400,
 *     "metrics":"ao",
 *     "own_packages":[
 *       "dev.ao"],
 *     "destinations":[
 *       {"name":"collector","trust":"own","takes":["metrics","events"]}],
 *     "identity":{"name":"ao-install-id","made_of":"…"},
 *     "switches":[
 *       {"source":"variable","names":["AO_TELEMETRY_EVENTS"],"off":["off"],"on":["on"]}]},
 *   "hash":"…",
 *   "events":[
 *     {"name":"…",
 *       "purpose":"…",
 *       "owner":"…",
 *       "tier":"events",
 *       "route":"product",
 *       "category":"core_loop",
 *       "activity":"development",
 *       "actor":"installation",
 *       "fields":[
 *         {"name":"agent_kind","class":"value","type":"text","label":"","values":[
 *           "claude",
 *           "codex"]},
 *         {"name":"took","class":"value","type":"whole","histogram":"","unit":"milliseconds"}]}],
 *   "insights":[
 *     {"name":"…","kind":"funnel","revised":"2026-11-21","events":[
 *       "…"]}]}
 * </pre>
 *
 * <p>A fact stands on a line of its own and events are sorted by name, so that a change to the plan
 * is a change to few lines. What is not said is left out: {@link PlanWriter} has every member.
 *
 * @param product the header
 * @param events sorted by name
 * @param insights sorted by name
 */
public record TrackingPlan(
    ProductPlan product, List<EventPlan> events, List<InsightPlan> insights) {

  /** Rises only when a reader of the version before could not read the plan. */
  public static final int FORMAT_VERSION = 2;

  /** Sorts its events and insights. */
  public TrackingPlan {
    events = events.stream().sorted(Comparator.comparing(EventPlan::name)).toList();
    insights = insights.stream().sorted(Comparator.comparing(InsightPlan::name)).toList();
  }

  /** Where a plan stands in the jar of the product that it is of. */
  public static String resource(String product) {
    return "META-INF/candor/" + product + "/tracking-plan.json";
  }

  /**
   * The first 16 bytes, in hexadecimal digits, of the SHA-256 of the plan's canonical form: all
   * that a person agrees to is in it, purpose, destinations and retention among it; other prose,
   * owners, insights and switches are not. Whoever agreed by one word has agreed, whatever others
   * refuse by: that a switch is gone or weaker is for the reviewer of the plan to see.
   */
  public String hash() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(PlanWriter.canonical(this));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /** The plan's file. */
  public byte[] toJson() {
    return PlanWriter.file(this, hash());
  }

  /**
   * Reads a plan's file.
   *
   * @throws MalformedException if it is none, or one that this reader does not know, or one that
   *     was changed by hand so that the hash is another's
   */
  public static TrackingPlan parse(byte[] file) {
    return PlanReader.plan(file);
  }
}
