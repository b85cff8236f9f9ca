import { randomBytes } from "node:crypto";
import type { Exchange, Reply } from "../http/serve.ts";
import { asObject, asText, parseJson } from "../json.ts";
import type { StoreState } from "./types.ts";

const CODE_MS = 5 * 60_000;

/** The app install: authorize page and token exchange. Null: another route. */
export function oauth(state: StoreState, exchange: Exchange, redirectUrl: string | null): Reply | null {
  const { method, path, query, body } = exchange;
  if (method === "GET" && /^\/apps\/\d+\/authorize$/.test(path) && redirectUrl !== null) {
    const code = randomBytes(16).toString("hex");
    state.codes.set(code, state.now());
    const target = new URL(redirectUrl);
    target.searchParams.set("code", code);
    const given = query.get("state");
    if (given !== null) target.searchParams.set("state", given);
    return { status: 302, headers: { Location: target.href } };
  }
  if (method !== "POST" || path !== "/apps/authorize/token") return null;
  return exchangeCode(state, asObject(parseJson(body.toString("utf8"))));
}

/** Errors come as 200 with an `error`, as both official clients expect. */
function exchangeCode(state: StoreState, body: ReturnType<typeof asObject>): Reply {
  const code = asText(body["code"]) ?? "";
  const issued = state.codes.get(code);
  const secretFits =
    body["client_secret"] === state.options.clientSecret && body["grant_type"] === "authorization_code";
  state.codes.delete(code);
  if (issued === undefined || state.now() - issued > CODE_MS || !secretFits) {
    return { body: { error: "invalid_grant", error_description: "The authorization code has expired" } };
  }
  state.accessToken = randomBytes(20).toString("hex");
  return {
    body: {
      access_token: state.accessToken,
      token_type: "bearer",
      scope: state.scopes.join(","),
      user_id: state.options.storeId,
    },
  };
}
