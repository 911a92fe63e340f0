package dev.candor.cli.plan;

import dev.candor.wire.PrivacyClass;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** What is the same in every TypeScript client, but for the marks «product» and «hash». */
final class TypeScriptText {

  /**
   * A type for texts of one privacy class.
   *
   * @param type its name
   * @param function that says of a text that it is one
   * @param says what it is
   */
  record Brand(String type, String function, String says) {

    String declaration() {
      return """

          /** %3$s */
          export type %1$s = Branded<"%2$s">;
          export const %2$s = (value: string): %1$s => value as %1$s;
          """
          .formatted(type, function, says);
    }
  }

  /** The types of texts that are not closed. */
  static final Map<PrivacyClass, Brand> BRANDS = brands();

  static final String HEADER =
      """
      /**
       * Telemetry of «product» for a web view of the same tool.
       *
       * Made by `candor plan export --as typescript` from the tracking plan
       * «hash»: change the events, not this file.
       *
       * It sends to the tool's own loopback surface and nowhere else, so that the tool's consent,
       * denylist and caps hold for what a view records too. The tool hands the body to the SDK's
       * ViewEvents. The body, version 1:
       *
       *   POST <url>, Content-Type: application/json
       *
       *   {
       *     "candor_view": 1,
       *     "product": "«product»",
       *     "plan": "«hash»",
       *     "lost": 0,
       *     "events": [
       *       {
       *         "event_name": "...",
       *         "timestamp": "2026-11-21T04:48:02.995Z",
       *         "session_id": "...",
       *         "properties": {"...": "..."},
       *         "measurements": {"...": 1}
       *       }
       *     ]
       *   }
       *
       * lost counts the events that were lost here since the last body that got through. A
       * session_id is absent where there is none; so is a field that is null. An identity, content
       * and what is local only come as they are: the tool hashes them, masks them or keeps them, and
       * sees to all else that the plan says. Any status from 200 to 299 means that the tool has the
       * events, but for those that are none of its plan; after any other answer they are lost. No
       * body is larger than 60000 bytes. The type of its content makes a page of another origin ask
       * before it may send one.
       */
      """;

  static final String CLIENT =
      """

      interface Fields {
        readonly properties: readonly string[];
        readonly measurements: readonly string[];
      }

      /** How many events wait at most; a newer one is lost. */
      const MOST_WAITING = 64;

      /** How many UTF-16 units the events of a body have at most: no more than 58500 bytes. */
      const LARGEST = 19_500;

      /** How long the tool may take to answer, in milliseconds. */
      const PATIENCE = 5_000;

      /**
       * Hands the events of a view to the tool that the view is of. It never throws but from its
       * constructor, waits for nobody, and loses what cannot be handed over.
       */
      export class «Product»Telemetry {
        private readonly url: string;
        private readonly session: string | null;
        private readonly waiting: string[] = [];
        private lost = 0;
        private sending = false;

        /**
         * @param url where the tool listens: on 127.0.0.1, [::1] or localhost; any other throws
         * @param session the session that the events belong to, or null
         */
        constructor(url: string | URL, session: string | null = null) {
          const parsed = new URL(url);
          const loopback = ["127.0.0.1", "[::1]", "localhost"].includes(parsed.hostname);
          const web = parsed.protocol === "http:" || parsed.protocol === "https:";
          if (!loopback || !web || parsed.username !== "" || parsed.password !== "") {
            throw new TypeError(
              `'${parsed.protocol}//${parsed.host}' is not the tool on this machine: ` +
                "give its address on 127.0.0.1, [::1] or localhost, without a user",
            );
          }
          this.url = parsed.href;
          this.session = session;
        }

        /** Records an event. Every field is named; one that is null is left out. */
        record<Name extends keyof «Product»Events>(name: Name, event: «Product»Events[Name]): void {
          try {
            const row = encode(name, event as unknown as Record<string, unknown>, this.session);
            if (this.waiting.length >= MOST_WAITING || row.length > LARGEST) {
              this.lost++;
              return;
            }
            this.waiting.push(row);
            if (!this.sending) {
              this.sending = true;
              void Promise.resolve().then(() => this.send());
            }
          } catch {
            this.lost++; // no event of the plan, or no JSON
          }
        }

        private async send(): Promise<void> {
          while (this.waiting.length > 0) {
            const rows = this.take();
            const told = this.lost;
            if (await post(this.url, body(told, rows))) {
              this.lost -= told;
            } else {
              this.lost += rows.length;
            }
          }
          this.sending = false;
        }

        /** Takes as many as go into one body, in order. */
        private take(): string[] {
          let count = 0;
          let units = 0;
          for (const row of this.waiting) {
            units += row.length + 1;
            if (count > 0 && units > LARGEST) {
              break;
            }
            count++;
          }
          return this.waiting.splice(0, count);
        }
      }

      function encode(
        name: keyof «Product»Events,
        event: Record<string, unknown>,
        session: string | null,
      ): string {
        const fields: Fields = FIELDS[name];
        return JSON.stringify({
          event_name: name,
          timestamp: new Date().toISOString(),
          session_id: session ?? undefined,
          properties: pick(event, fields.properties),
          measurements: pick(event, fields.measurements),
        });
      }

      function pick(event: Record<string, unknown>, names: readonly string[]): object {
        const picked: Record<string, unknown> = {};
        for (const name of names) {
          const value = event[name];
          if (value !== null && (typeof value !== "number" || Number.isFinite(value))) {
            picked[name] = value;
          }
        }
        return picked;
      }

      function body(lost: number, rows: readonly string[]): string {
        const head = JSON.stringify({
          candor_view: 1,
          product: "«product»",
          plan: "«hash»",
          lost,
        });
        return `${head.slice(0, -1)},"events":[${rows.join(",")}]}`;
      }

      async function post(url: string, body: string): Promise<boolean> {
        try {
          const answer = await fetch(url, {
            method: "POST",
            headers: { "Content-Type": "application/json" },
            body,
            keepalive: true,
            redirect: "error",
            signal: AbortSignal.timeout(PATIENCE),
          });
          await answer.body?.cancel();
          return answer.ok;
        } catch {
          return false;
        }
      }
      """;

  private TypeScriptText() {}

  private static Map<PrivacyClass, Brand> brands() {
    Map<PrivacyClass, Brand> brands = new EnumMap<>(PrivacyClass.class);
    brands.put(
        PrivacyClass.LOCAL_ONLY,
        new Brand("LocalText", "localText", "A text that stays on this machine."));
    brands.put(
        PrivacyClass.IDENTIFIER,
        new Brand("Identifier", "identifier", "The public name of a thing, such as a version."));
    brands.put(
        PrivacyClass.OPAQUE,
        new Brand("Opaque", "opaque", "A random token that the product minted."));
    brands.put(
        PrivacyClass.HASHED,
        new Brand("Identity", "identity", "An identity: it leaves as a keyed hash only."));
    brands.put(
        PrivacyClass.MASKED,
        new Brand("Content", "content", "Content: it leaves masked, where the person agreed."));
    return Collections.unmodifiableMap(brands);
  }
}
