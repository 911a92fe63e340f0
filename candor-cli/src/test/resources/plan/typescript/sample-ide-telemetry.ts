/**
 * Telemetry of sample-ide for a web view of the same tool.
 *
 * Made by `candor plan export --as typescript` from the tracking plan
 * fd3a145386fcc075259026daaaaa0e36: change the events, not this file.
 *
 * It sends to the tool's own loopback surface and nowhere else, so that the tool's consent,
 * denylist and caps hold for what a view records too. The tool hands the body to the SDK's
 * ViewEvents. The body, version 1:
 *
 *   POST <url>, Content-Type: application/json
 *
 *   {
 *     "candor_view": 1,
 *     "product": "sample-ide",
 *     "plan": "fd3a145386fcc075259026daaaaa0e36",
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

declare const brand: unique symbol;
type Branded<Class extends string> = string & { readonly [brand]: Class };

/** A text that stays on this machine. */
export type LocalText = Branded<"localText">;
export const localText = (value: string): LocalText => value as LocalText;

/** The public name of a thing, such as a version. */
export type Identifier = Branded<"identifier">;
export const identifier = (value: string): Identifier => value as Identifier;

/** A random token that the product minted. */
export type Opaque = Branded<"opaque">;
export const opaque = (value: string): Opaque => value as Opaque;

/** An identity: it leaves as a keyed hash only. */
export type Identity = Branded<"identity">;
export const identity = (value: string): Identity => value as Identity;

/** Content: it leaves masked, where the person agreed. */
export type Content = Branded<"content">;
export const content = (value: string): Content => value as Content;

/** Shows why agents fail, so that we can mend it. */
export interface AgentFailed {
  /**
   * Failure class.
   * Part of a failure of the tool's own, which a view does not have.
   */
  readonly failure_class: null;
  /**
   * Failure frames.
   * Part of a failure of the tool's own, which a view does not have. At most 16; the tool
   * leaves out what is beyond.
   */
  readonly failure_frames: null;
  /**
   * What the agent said when it failed.
   * Content: the tool masks and cuts it to 200 characters, and it leaves only where the person
   * agreed to it by name.
   */
  readonly complaint: Content | null;
  /**
   * Retries.
   * A whole number.
   */
  readonly retries: number | null;
}

/** What `agent_kind` can be. */
export type AgentSpawnedAgentKind = "claude" | "codex" | "other";

/** Shows which agents people start, and how long it takes until they answer. */
export interface AgentSpawned {
  /** Which agent | was started. */
  readonly agent_kind: AgentSpawnedAgentKind | null;
  /**
   * Startup.
   * A whole number, in milliseconds.
   */
  readonly startup_ms: number | null;
  /**
   * Tokens that the first answer took.
   * A whole number, never negative, in tokens.
   */
  readonly model_tokens: number | null;
  /**
   * Who is signed in.
   * An identity: the tool lets it leave as a keyed hash only.
   */
  readonly user: Identity | null;
  /**
   * Branch.
   * An identity: the tool lets it leave as a keyed hash only.
   */
  readonly branch: Identity | null;
  /**
   * Agent version.
   * A public name, like [0-9]+\.[0-9]+\.[0-9]+, at most 20 characters; the tool lets any other
   * leave as 'other'.
   */
  readonly agent_version: Identifier | null;
  /**
   * Thread.
   * A random token that the product minted.
   */
  readonly thread: Opaque | null;
  /** From pr. */
  readonly from_pr: boolean | null;
  /**
   * Working folder.
   * Local only: it may be sent to the tool, which is on the same machine, and never leaves
   * that.
   */
  readonly working_folder: LocalText | null;
}

/** What `languages` can be. */
export type BuildFinishedLanguages =
  | "c"
  | "c++"
  | "go"
  | "java"
  | "kotlin"
  | "python"
  | "rust"
  | "zig"
  | "other";

/** What `editor` can be. */
export type BuildFinishedEditor = "vim" | "emacs" | "other";

/** Shows which builds are slow enough to be worth mending. */
export interface BuildFinished {
  /**
   * What was built.
   * At most 3; the tool leaves out what is beyond.
   */
  readonly languages: readonly BuildFinishedLanguages[] | null;
  /**
   * Workers.
   * A whole number, never negative.
   */
  readonly workers: Readonly<Partial<Record<"node" | "rust", number>>> | null;
  /** Editor. */
  readonly editor: BuildFinishedEditor | null;
  /**
   * Cache ratio.
   * A number, a part of one.
   */
  readonly cache_ratio: number | null;
  /**
   * Targets.
   * An identity: the tool lets it leave as a keyed hash only. At most 8; the tool leaves out
   * what is beyond.
   */
  readonly targets: readonly Identity[] | null;
}

/** What `outcome` can be. */
export type DaemonPollOutcome = "ok" | "late" | "failed";

/**
 * Shows whether the daemon keeps up.
 * Metrics only: what leaves of it is counts and histograms, never a row.
 */
export interface DaemonPoll {
  /** Outcome. */
  readonly outcome: DaemonPollOutcome | null;
  /**
   * Took.
   * A whole number, in milliseconds.
   */
  readonly took: number | null;
  /**
   * Note.
   * Local only: it may be sent to the tool, which is on the same machine, and never leaves
   * that.
   */
  readonly note: LocalText | null;
  /**
   * Queue.
   * A whole number, never negative.
   */
  readonly queue: number | null;
}

/**
 * Shows how many people get as far as opening a workspace.
 * Metrics only: what leaves of it is counts and histograms, never a row.
 */
export interface WorkspaceOpened {
  readonly [none: string]: never;
}

/**
 * Shows how many work in several workspaces.
 * @deprecated kept for those who read it still
 */
export interface WorkspaceSwitched {
  /**
   * Open workspaces.
   * A whole number, never negative.
   * @deprecated kept for those who read it still
   */
  readonly count: number | null;
}

/** Every event, by its name on the wire. */
export interface SampleIdeEvents {
  readonly "agent.failed": AgentFailed;
  readonly "agent.spawned": AgentSpawned;
  readonly "build.finished": BuildFinished;
  readonly "daemon.poll": DaemonPoll;
  readonly "workspace.opened": WorkspaceOpened;
  readonly "workspace.switched": WorkspaceSwitched;
}

/** What is sent of each event, as a property or as a measurement. */
const FIELDS: { readonly [Name in keyof SampleIdeEvents]: Fields } = {
  "agent.failed": {
    properties: ["failure_class", "failure_frames", "complaint", "retries"],
    measurements: [],
  },
  "agent.spawned": {
    properties: [
      "agent_kind",
      "user",
      "branch",
      "agent_version",
      "thread",
      "from_pr",
      "working_folder",
    ],
    measurements: ["startup_ms", "model_tokens"],
  },
  "build.finished": {
    properties: ["languages", "workers", "editor", "targets"],
    measurements: ["cache_ratio"],
  },
  "daemon.poll": {
    properties: ["outcome", "note", "queue"],
    measurements: ["took"],
  },
  "workspace.opened": {
    properties: [],
    measurements: [],
  },
  "workspace.switched": {
    properties: ["count"],
    measurements: [],
  },
};

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
export class SampleIdeTelemetry {
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
  record<Name extends keyof SampleIdeEvents>(name: Name, event: SampleIdeEvents[Name]): void {
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
  name: keyof SampleIdeEvents,
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
    product: "sample-ide",
    plan: "fd3a145386fcc075259026daaaaa0e36",
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
