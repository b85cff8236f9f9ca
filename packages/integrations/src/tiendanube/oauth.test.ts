import { afterAll, beforeAll, expect, it } from "vitest";
import { createOutgoingFetch, type OutgoingFetch } from "../http/index.ts";
import { startServer, sendJson, type TestServer } from "../testing/server.ts";
import { storeFixture } from "../testing/storeServer.ts";
import { exchangeCode, installUrl } from "./oauth.ts";

interface Flow {
  token_request: { body: { client_id: string; client_secret: string; code: string } };
  token_response: { body: object };
  token_response_numeric_user_id: { body: object };
  token_error_expired: { body: object };
}

const flow = storeFixture("oauth/flow.json") as Flow;
const ask = flow.token_request.body;
let answer: [number, unknown] = [200, {}];
let server: TestServer;
let fetch: OutgoingFetch;

beforeAll(async () => {
  server = await startServer((_request, response) => sendJson(response, answer[0], answer[1]));
  fetch = createOutgoingFetch({ allowPrivateAddresses: true });
});
afterAll(async () => {
  await server.close();
  await fetch.close();
});

function exchange(status: number, body: unknown) {
  answer = [status, body];
  return exchangeCode({
    authUrl: `${server.origin}/`,
    clientId: ask.client_id,
    clientSecret: ask.client_secret,
    code: ask.code,
    userAgent: "Platform AI Solutions (dev@example.com)",
    fetch,
  });
}

it("the merchant is sent to the app's page with the state alone", () => {
  const url = installUrl({ authUrl: "https://www.tiendanube.com/", clientId: "31337", state: "a b&c" });
  expect(url).toBe("https://www.tiendanube.com/apps/31337/authorize?state=a+b%26c");
});

it.each(["token_response", "token_response_numeric_user_id"] as const)(
  "a code becomes the store's token, sent in the body alone: %s",
  async (name) => {
    server.requests.length = 0;
    expect(await exchange(200, flow[name].body)).toEqual({
      kind: "installed",
      storeId: "4815162",
      accessToken: "61181d08b7e328d256736hdcb671c3ce50b8af5",
      scopes: ["read_orders", "write_products"],
    });
    const [request] = server.requests;
    expect(request?.url).toBe("/apps/authorize/token");
    expect(JSON.parse(request?.body.toString() ?? "")).toEqual(ask);
  },
);

it("an answer that names the store otherwise is read too", async () => {
  expect(await exchange(200, { access_token: "t", store_id: 5 })).toMatchObject({ storeId: "5", scopes: [] });
});

it.each([
  [200, flow.token_error_expired.body, "The authorization code has expired"],
  [400, { error: "invalid_grant" }, "invalid_grant"],
  [200, { error: "x", access_token: "t", user_id: "5" }, "x"],
  [200, { access_token: "t" }, "HTTP 200"],
  [200, { user_id: "5" }, "HTTP 200"],
])("a code that is no good is refused, also with %s %j", async (status, body, message) => {
  expect(await exchange(status, body)).toEqual({ kind: "refused", message });
});

it("a server in trouble is not mistaken for a refusal", async () => {
  expect(await exchange(503, { error: "x" })).toMatchObject({ kind: "unavailable" });
  expect(await exchange(200, "<html>")).toMatchObject({ kind: "unavailable" });
});
