import type { Config } from "../../config/index.ts";
import { webhookUrl } from "../webhooks/webhookEndpoint.ts";
import { inWords, verdictOf, type Found } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";
import type { Words } from "./words.ts";

/** The window for free text is closed to the store's own phone: nothing of ours is broken. */
const WINDOW_CLOSED = "131047";
const LATE_MS = 15 * 60_000;
const stations = ["door", "turn", "reply", "out", "delivery"] as const;
type Station = (typeof stations)[number];

interface CanaryDeps {
  config: Pick<Config, "publicUrl">;
  now: () => Date;
}

/** How the last message that the store sent itself through the whole way ended, by station. */
export function checkCanary({ config, now }: CanaryDeps, { canary, timezone }: StoreFacts): Found {
  const verdict = verdictOf("canary");
  const { dueAt, flownAt, failedStep } = canary;
  if (canary.minutes === null) return verdict("unknown", ({ way }) => way.canary.off);
  if (!canary.flies) return verdict("unknown", ({ way }) => way.canary.grounded);
  if (dueAt !== null && now().getTime() - Date.parse(dueAt) > LATE_MS)
    return verdict("warn", ({ way, locale }) => way.canary.overdue(inWords(dueAt, timezone, locale)));
  if (flownAt === null) return verdict("unknown", ({ way }) => way.canary.first);
  if (failedStep === null)
    return verdict("ok", (words) => {
      const when = inWords(flownAt, timezone, words.locale);
      return words.way.canary.landed(when, wayOf(words, canary.seconds), endOf(words, canary));
    });
  const reason = canary.reason ?? "";
  const status = canary.failures > 1 && reason !== WINDOW_CLOSED ? "fail" : "warn";
  return verdict(status, (words) => {
    const said = words.way.canary;
    const { detail, fix } = troubleOf(failedStep, { reason, address: webhookUrl(config), words });
    const stuck = said.stuck(inWords(flownAt, timezone, words.locale), `${canary.failures}`, detail);
    const way = wayOf(words, canary.seconds);
    return { detail: `${stuck}${way === "" ? "" : said.before(way)}`, fix };
  });
}

function wayOf({ way, locale }: Words, seconds: Record<string, number>): string {
  return stations
    .flatMap((station) => {
      const took = seconds[station];
      return took === undefined ? [] : way.canary.station[station](took.toLocaleString(locale));
    })
    .join(", ");
}

function endOf({ way: { canary } }: Words, { phoned, seconds }: StoreFacts["canary"]): string {
  if (!phoned) return canary.end.nothingSent;
  return seconds["delivery"] === undefined ? canary.end.accepted : canary.end.delivered;
}

interface Trouble {
  reason: string;
  address: string;
  words: Words;
}

/** What went wrong at a station, and what to do. */
function troubleOf(station: Station, trouble: Trouble): { detail: string; fix: string } {
  const { reason, words } = trouble;
  const said = words.way.canary.trouble;
  switch (station) {
    case "door":
      return doorTrouble(trouble);
    case "turn":
      return reason === "not_claimed" ? said.notTaken : said.gated(reason);
    case "reply":
      if (reason === "no_reply") return said.quiet;
      return reason === "fact_check" ? said.untrue : said.noReply(reason);
    case "out":
      return reason === WINDOW_CLOSED ? said.windowClosed : said.notAccepted(reason);
    case "delivery":
      return said.notDelivered(reason);
  }
}

function doorTrouble({ reason, address, words }: Trouble): { detail: string; fix: string } {
  const said = words.way.canary.trouble;
  if (reason === "no_secret") return said.noSecret;
  if (reason === "no_answer") return said.noAnswer(address);
  if (reason === "http_401") return said.signature(address);
  return reason.startsWith("http_") ? said.door(address, reason.slice(5)) : said.notKept;
}
