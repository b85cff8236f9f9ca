import { readText, toOutgoingError, type OutgoingFetch } from "../http/index.ts";
import { id, record, text } from "../json/read.ts";
import { errorText } from "./errors.ts";

const TIMEOUT_MS = 20_000;
const MAX_ANSWER_BYTES = 64 * 1024;

/** Where the merchant's browser goes to install the app; `state` comes back with the code. */
export function installUrl(app: { authUrl: string; clientId: string; state: string }): string {
  const url = new URL(
    `${app.authUrl.replace(/\/+$/, "")}/apps/${encodeURIComponent(app.clientId)}/authorize`,
  );
  url.searchParams.set("state", app.state);
  return url.href;
}

export interface CodeExchange {
  /** e.g. `https://www.tiendanube.com`. */
  authUrl: string;
  clientId: string;
  clientSecret: string;
  /** Of the redirect; five minutes, one use. */
  code: string;
  userAgent: string;
  fetch: OutgoingFetch;
}

export type InstallOutcome =
  | { kind: "installed"; storeId: string; accessToken: string; scopes: string[] }
  /** The code is used, too old or of another app. */
  | { kind: "refused"; message: string }
  | { kind: "unavailable"; message: string };

/**
 * Exchanges the code of an install for the store's token, which never expires but dies when the next one of the same
 * store and app is made. Errors come as 200 with an `error` too. Source: Tiendanube API, "Authentication".
 */
export async function exchangeCode(exchange: CodeExchange): Promise<InstallOutcome> {
  const { authUrl, clientId, clientSecret, code, userAgent, fetch } = exchange;
  try {
    const response = await fetch(`${authUrl.replace(/\/+$/, "")}/apps/authorize/token`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Accept: "application/json",
        "User-Agent": userAgent,
      },
      body: JSON.stringify({
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: "authorization_code",
        code,
      }),
      timeoutMs: TIMEOUT_MS,
      redirect: "error",
    });
    return judge(response.status, await readText(response, MAX_ANSWER_BYTES));
  } catch (thrown) {
    const { code: reason, message } = toOutgoingError(thrown);
    return { kind: "unavailable", message: `${reason}: ${message}` };
  }
}

function judge(status: number, answer: string): InstallOutcome {
  const body = parse(answer);
  if (status >= 500 || body === null) return { kind: "unavailable", message: `HTTP ${status}` };
  const storeId = id(body.user_id, 20) ?? id(body.store_id, 20);
  const accessToken = id(body.access_token, 1000);
  if (body.error !== undefined || status >= 400 || storeId === null || accessToken === null) {
    return { kind: "refused", message: text(body.error_description, 300) ?? errorText(status, body) };
  }
  const scopes = (text(body.scope, 2000) ?? "").split(/[\s,]+/).filter((scope) => scope !== "");
  return { kind: "installed", storeId, accessToken, scopes };
}

function parse(answer: string): Record<string, unknown> | null {
  try {
    return record(JSON.parse(answer));
  } catch {
    return null;
  }
}
