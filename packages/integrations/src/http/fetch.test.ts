import type { LookupAddress } from "node:dns";
import { getEventListeners, once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { setImmediate as nextRound } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { sendJson, startServer, type Handler, type TestServer } from "../testing/server.ts";
import { headerOf } from "./answer.ts";
import { readBytes } from "./body.ts";
import { timeoutSignal } from "./deadline.ts";
import { neverSent, OutgoingRequestError } from "./errors.ts";
import {
  createOutgoingFetch,
  type OutgoingFetch,
  type OutgoingFetchOptions,
  type OutgoingInit,
} from "./fetch.ts";

/** A server that says when it is asked, and answers when it may. */
const ANSWERS_ELSEWHERE = `
  const { parentPort, workerData: flag } = require("node:worker_threads");
  const tell = (place) => { Atomics.store(flag, place, 1); Atomics.notify(flag, place); };
  const server = require("node:http").createServer((request, response) => {
    tell(0);
    Atomics.wait(flag, 1, 0);
    response.end("sí", () => tell(2));
  });
  server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));`;

let server: TestServer;
let handler: Handler;
const pools: OutgoingFetch[] = [];

function outgoing(options: Partial<OutgoingFetchOptions> = {}): OutgoingFetch {
  const pool = createOutgoingFetch({ allowPrivateAddresses: true, timeoutMs: 30_000, ...options });
  pools.push(pool);
  return pool;
}

/** A resolver that knows one answer, as a hostile DNS server would give it. */
function answering(...addresses: string[]): NonNullable<OutgoingFetchOptions["resolve"]> {
  const found: LookupAddress[] = addresses.map((address) => ({
    address,
    family: address.includes(":") ? 6 : 4,
  }));
  return (_hostname, callback) => callback(null, found);
}

async function failure(promise: Promise<unknown>): Promise<OutgoingRequestError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof OutgoingRequestError)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error;
}

beforeAll(async () => {
  server = await startServer((request, response) => handler(request, response));
});
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
  server.requests.length = 0;
});
afterAll(() => server.close());

describe("addresses that lead inside", () => {
  it.each([
    "127.0.0.1",
    "2130706433",
    "017700000001",
    "0x7f000001",
    "0x7f.1",
    "127.1",
    "127.0.1",
    "0177.0.0.01",
    "127.0.0.1.",
    "127。0。0。1",
    "①②⑦.0.0.1",
    "0",
    "0.0.0.0",
    "[::]",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[64:ff9b::7f00:1]",
    "localhost",
    "LOCALHOST",
    "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
    "169.254.169.254",
    "0xA9FEA9FE",
    "2852039166",
    "10.1.2.3",
    "192.168.0.1",
    "[fd00:ec2::254]",
    "[fe80::1]",
  ])("%s is refused before anything is sent", async (host) => {
    handler = (_request, response) => sendJson(response, 200, {});
    const error = await failure(outgoing({ allowPrivateAddresses: false })(`http://${host}:${server.port}/`));
    expect(error.code).toBe("blocked_address");
    expect(neverSent(error)).toBe(true);
    expect(server.requests).toHaveLength(0);
  });

  it.each([["127.0.0.1"], ["::1"], ["10.0.0.7", "192.168.0.7"], ["::ffff:169.254.169.254"]])(
    "a public name that resolves to %s is refused",
    async (...addresses) => {
      const fetch = outgoing({ allowPrivateAddresses: false, resolve: answering(...addresses) });
      expect((await failure(fetch(`http://shop.example:${server.port}/`))).code).toBe("blocked_address");
      expect((await failure(fetch(`http://localhost.:${server.port}/`))).code).toBe("blocked_address");
      expect((await failure(fetch(`https://shop.example:${server.port}/`))).code).toBe("blocked_address");
      expect(server.requests).toHaveLength(0);
    },
  );

  it("a name whose answer changes between two requests is judged each time it connects", async () => {
    handler = (_request, response) =>
      sendJson(response, { status: 200, headers: { connection: "close" } }, {});
    let answer = "127.0.0.1";
    const fetch = outgoing({
      resolve: (_host, callback) => callback(null, [{ address: answer, family: 4 }]),
    });
    expect((await fetch(`http://rebind.example:${server.port}/`)).status).toBe(200);
    answer = "10.0.0.1";
    expect((await failure(fetch(`http://rebind.example:${server.port}/`))).code).toBe("blocked_address");
  });

  it("of a mixed answer only the allowed address is contacted", async () => {
    handler = (_request, response) => sendJson(response, 200, { ok: true });
    const fetch = outgoing({ resolve: answering("192.168.0.1", "127.0.0.1") });
    expect((await fetch(`http://mixed.example:${server.port}/`)).status).toBe(200);
  });

  it.each([
    "http://169.254.169.254/latest/meta-data/",
    "http://[fd00:ec2::254]/",
    "http://192.168.0.1/",
    "//10.0.0.1/",
  ])("a redirect to %s is refused", async (location) => {
    handler = (_request, response) => void response.writeHead(302, { location }).end();
    expect((await failure(outgoing()(`${server.origin}/`))).code).toBe("blocked_address");
  });

  it.each([
    "file:///etc/passwd",
    "ftp://127.0.0.1/",
    "data:text/plain,x",
    "http://user:pw@127.0.0.1/",
    "http://",
    "nonsense",
  ])("%s is no address", async (url) => {
    expect((await failure(outgoing()(url))).code).toBe("invalid_url");
  });

  it("a redirect to a file is no address either", async () => {
    handler = (_request, response) => void response.writeHead(302, { location: "file:///etc/passwd" }).end();
    expect((await failure(outgoing()(`${server.origin}/`))).code).toBe("invalid_url");
  });
});

describe("redirects", () => {
  it("within one host keep credentials, method and body as the status asks", async () => {
    handler = (request, response) =>
      request.url === "/a"
        ? void response.writeHead(307, { location: "/b" }).end()
        : sendJson(response, 200, {});
    await outgoing()(`${server.origin}/a`, { method: "POST", body: "x", headers: { "X-API-Key": "k" } });
    expect(server.requests[1]).toMatchObject({
      method: "POST",
      url: "/b",
      body: "x",
      headers: { "x-api-key": "k" },
    });
  });

  it("to another host lose every credential", async () => {
    const foreign = await startServer((_request, response) => sendJson(response, 200, {}));
    handler = (_request, response) => void response.writeHead(302, { location: `${foreign.origin}/x` }).end();
    const headers = {
      "X-API-Key": "k",
      Authorization: "Bearer a",
      Authentication: "bearer b",
      Cookie: "c=1",
      Accept: "image/*",
    };
    await outgoing()(`${server.origin}/a`, { headers });
    await foreign.close();
    expect(foreign.requests).toHaveLength(1);
    expect(foreign.requests[0]).toMatchObject({ method: "GET", body: "", headers: { accept: "image/*" } });
    for (const name of ["x-api-key", "authorization", "authentication", "cookie"]) {
      expect(foreign.requests[0]?.headers[name]).toBeUndefined();
    }
  });

  it.each([
    [301, "POST"],
    [302, "POST"],
    [303, "POST"],
    [303, "PUT"],
  ])("of status %d never make another request of a %s: the address has moved", async (status, method) => {
    handler = (_request, response) =>
      void response.writeHead(status, { location: "https://new.example/a?sig=secret" }).end();
    const { code, message } = await failure(outgoing()(`${server.origin}/a`, { method, body: "x" }));
    expect(code).toBe("redirects");
    expect(message).toContain(`has moved (HTTP ${status}, to https://new.example)`);
    expect(message).not.toContain("sig");
    expect(server.requests).toHaveLength(1);
  });

  it("are followed three times and not a fourth", async () => {
    handler = (request, response) => {
      const step = Number(request.url.slice(1));
      if (step === 0) sendJson(response, 200, { arrived: true });
      else response.writeHead(302, { location: `/${step - 1}` }).end();
    };
    expect((await outgoing()(`${server.origin}/3`)).status).toBe(200);
    expect((await failure(outgoing()(`${server.origin}/4`))).code).toBe("redirects");
  });

  it("are handed back to a caller who wants to see them", async () => {
    handler = (_request, response) => void response.writeHead(302, { location: "/b" }).end();
    expect((await outgoing()(`${server.origin}/a`, { redirect: "manual" })).status).toBe(302);
    expect((await failure(outgoing()(`${server.origin}/a`, { redirect: "error" }))).code).toBe("redirects");
  });
});

describe("failures have a code that says whether the request may have arrived", () => {
  it("nobody listens: never sent", async () => {
    const probe = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => probe.once("listening", resolve));
    const { port } = probe.address() as AddressInfo;
    await new Promise((resolve) => probe.close(resolve));
    const error = await failure(outgoing()(`http://127.0.0.1:${port}/`));
    expect([error.code, neverSent(error)]).toEqual(["unreachable", true]);
  });

  it("the name is unknown: never sent", async () => {
    const resolve: OutgoingFetchOptions["resolve"] = (_host, callback) =>
      callback(Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" }), []);
    const error = await failure(outgoing({ resolve })("http://gone.example/"));
    expect([error.code, neverSent(error)]).toEqual(["dns", true]);
  });

  it("the process has no open file left: never sent", async () => {
    const resolve: OutgoingFetchOptions["resolve"] = (_host, callback) =>
      callback(Object.assign(new Error("connect EMFILE"), { code: "EMFILE" }), []);
    const error = await failure(outgoing({ resolve })("http://shop.example/"));
    expect([error.code, neverSent(error)]).toEqual(["unreachable", true]);
  });

  it("no TLS on the other side: never sent", async () => {
    const error = await failure(outgoing()(`https://127.0.0.1:${server.port}/`));
    expect([error.code, neverSent(error)]).toEqual(["tls", true]);
  });

  it("the connection breaks: unknown", async () => {
    handler = (_request, response) => void response.socket?.destroy();
    const error = await failure(outgoing()(`${server.origin}/`, { method: "POST", body: "{}" }));
    expect([error.code, neverSent(error)]).toEqual(["reset", false]);
  });

  it("no answer in time: unknown", async () => {
    handler = () => undefined;
    const error = await failure(outgoing()(`${server.origin}/`, { timeoutMs: 1_000 }));
    expect([error.code, neverSent(error)]).toEqual(["timeout", false]);
  });

  it.each<{ whose: string; bounded: (ms: number) => OutgoingInit }>([
    { whose: "of the request", bounded: (timeoutMs) => ({ timeoutMs }) },
    { whose: "of the caller", bounded: (ms) => ({ signal: timeoutSignal(ms) }) },
  ])(
    "an answer that came while the machine stood still is taken, though the time $whose is over",
    async ({ bounded }) => {
      const flag = new Int32Array(new SharedArrayBuffer(12));
      const [asked, mayAnswer, answered] = [0, 1, 2];
      const elsewhere = new Worker(ANSWERS_ELSEWHERE, { eval: true, workerData: flag });
      const [port] = (await once(elsewhere, "message")) as [number];
      const ms = 2_000;
      const response = outgoing()(`http://127.0.0.1:${port}/`, bounded(ms));
      while (Atomics.load(flag, asked) === 0) await nextRound();
      // From here on nothing runs in this thread until the time is over.
      Atomics.store(flag, mayAnswer, 1);
      Atomics.notify(flag, mayAnswer);
      Atomics.wait(flag, answered, 0);
      Atomics.wait(flag, answered, 1, ms);
      expect(await (await response).text()).toBe("sí");
      await elsewhere.terminate();
    },
  );

  it("a body that stalls runs into the same timeout", async () => {
    handler = (_request, response) => void response.writeHead(200).write("first bytes");
    const response = await outgoing()(`${server.origin}/`, { timeoutMs: 2_000 });
    expect((await failure(readBytes(response, 1000))).code).toBe("timeout");
  });

  it("the caller gives up, with or without an error as reason", async () => {
    handler = () => undefined;
    for (const reason of [undefined, "superseded"]) {
      const controller = new AbortController();
      const pending = outgoing()(`${server.origin}/`, { signal: controller.signal });
      setTimeout(() => controller.abort(reason), 30);
      expect((await failure(pending)).code).toBe("aborted");
    }
  });

  it("garbage instead of HTTP: unknown", async () => {
    const garbage = createServer((socket) => void socket.end("nonsense\r\n\r\n")).listen(0, "127.0.0.1");
    await new Promise((resolve) => garbage.once("listening", resolve));
    const { port } = garbage.address() as AddressInfo;
    const error = await failure(outgoing()(`http://127.0.0.1:${port}/`));
    garbage.close();
    expect([error.code, neverSent(error)]).toEqual(["bad_response", false]);
  });
});

describe("sizes", () => {
  it("a body over the limit is cut off, announced or not", async () => {
    handler = (request, response) => {
      response.writeHead(200, request.url === "/announced" ? { "content-length": "5000" } : {});
      response.end("x".repeat(5000));
    };
    for (const path of ["/announced", "/chunked"]) {
      const limited = await outgoing({ maxResponseBytes: 1000 })(`${server.origin}${path}`);
      expect((await failure(readBytes(limited, 10_000))).code).toBe("too_large");
      const open = await outgoing()(`${server.origin}${path}`);
      expect((await failure(readBytes(open, 4999))).code).toBe("too_large");
      expect(await readBytes(await outgoing()(`${server.origin}${path}`), 5000)).toHaveLength(5000);
    }
  });

  it("a compression bomb is counted unpacked", async () => {
    const packed = gzipSync(Buffer.alloc(5_000_000));
    handler = (_request, response) =>
      void response.writeHead(200, { "content-encoding": "gzip" }).end(packed);
    expect((await failure(readBytes(await outgoing()(`${server.origin}/`), 1_000_000))).code).toBe(
      "too_large",
    );
    // Whoever reads without a bound of their own, as a library does, has this one.
    const limited = outgoing({ maxResponseBytes: 1_000_000 });
    expect((await failure((await limited(`${server.origin}/`)).text())).code).toBe("too_large");
  });
});

describe("as a fetch", () => {
  it("sends Node's FormData, Request and Headers as they are meant", async () => {
    handler = (_request, response) => sendJson(response, 200, { ok: true });
    const form = new FormData();
    form.set("file", new File(["voice"], "a.ogg", { type: "audio/ogg" }));
    await outgoing()(`${server.origin}/form`, { method: "POST", body: form });
    await outgoing()(
      new Request(`${server.origin}/r`, { method: "PUT", body: "b", headers: new Headers({ "x-a": "1" }) }),
    );
    expect(server.requests[0]?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(server.requests[0]?.body).toContain('filename="a.ogg"');
    expect(server.requests[1]).toMatchObject({
      method: "PUT",
      url: "/r",
      body: "b",
      headers: { "x-a": "1" },
    });
  });

  it("sends headers of each kind, and none that would end the line", async () => {
    handler = (_request, response) => sendJson(response, 200, {});
    const ask = (headers: OutgoingInit["headers"]) =>
      outgoing()(`${server.origin}/`, { headers: headers ?? {} });
    await ask({ "X-A": " 1 ", Accept: "text/html" });
    await ask([["X-A", "1"]]);
    for (const { headers } of server.requests) expect(headers["x-a"]).toBe("1");
    expect(server.requests[0]?.headers["accept"]).toBe("text/html");
    await expect(ask({ "x-a": "1\r\nx-b: 2" })).rejects.toThrow(OutgoingRequestError);
    await expect(ask({ "x-a: 1\r\nx-b": "2" })).rejects.toThrow(OutgoingRequestError);
    expect(server.requests).toHaveLength(2);
  });

  it("tells of an answer's headers, all of them and one by one", async () => {
    handler = (_request, response) => {
      response.setHeader("Set-Cookie", ["a=1", "b=2"]);
      sendJson(response, { status: 200, headers: { "X-A": "1" } }, {});
    };
    const answer = await outgoing()(`${server.origin}/`);
    expect([headerOf(answer, "x-a"), answer.headers.get("X-A")]).toEqual(["1", "1"]);
    expect([headerOf(answer, "x-none"), answer.headers.get("x-none")]).toEqual([null, null]);
    expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(headerOf(answer, "set-cookie")).toBe(answer.headers.get("set-cookie"));
    await answer.text();
  });

  it("answers whatever is read of an answer, each body once", async () => {
    handler = (_request, response) => sendJson(response, 200, { ok: "sí" });
    const fetch = outgoing();
    const ask = (): Promise<Response> => fetch(`${server.origin}/`);
    expect(await (await ask()).json()).toEqual({ ok: "sí" });
    expect(JSON.parse(new TextDecoder().decode(await (await ask()).arrayBuffer()))).toEqual({ ok: "sí" });
    expect(await (await (await ask()).blob()).text()).toContain("sí");
    const answer = await ask();
    expect([answer.ok, answer.status, answer.bodyUsed]).toEqual([true, 200, false]);
    const copy = answer.clone();
    expect([await answer.text(), await copy.text()]).toEqual(['{"ok":"sí"}', '{"ok":"sí"}']);
    expect(answer.bodyUsed).toBe(true);
    await expect(answer.text()).rejects.toThrow(TypeError);
    const read = await ask();
    await read.text();
    await expect(read.text()).rejects.toThrow(TypeError);
  });

  it("lets go of time and caller's signal once the body has been read", async () => {
    handler = (_request, response) => sendJson(response, 200, {});
    const controller = new AbortController();
    const response = await outgoing()(`${server.origin}/`, { signal: controller.signal });
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
    await response.text();
    await expect.poll(() => getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  it("survives the failure of an answer that nobody reads", async () => {
    handler = (_request, response) => {
      response.writeHead(200, { "content-length": "100" }).write("first bytes");
      setImmediate(() => response.socket?.destroy());
    };
    const controller = new AbortController();
    const response = await outgoing()(`${server.origin}/`, { signal: controller.signal });
    await expect.poll(() => getEventListeners(controller.signal, "abort")).toHaveLength(0);
    expect((await failure(readBytes(response, 1000))).code).toBe("reset");
  });

  it("keeps the connection for the next request", async () => {
    const ports = new Set<number | undefined>();
    handler = (_request, response) => {
      ports.add(response.socket?.remotePort);
      sendJson(response, 200, {});
    };
    const fetch = outgoing();
    for (let index = 0; index < 10; index += 1) await (await fetch(`${server.origin}/`)).json();
    // A second socket may open while the first one's answer is still being closed.
    expect(ports.size).toBeLessThanOrEqual(2);
  });
});
