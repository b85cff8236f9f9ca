import { serve, type Exchange } from "../http/serve.ts";
import { act, operationOf, type Bucket, type Operation } from "./objects.ts";
import { refusalOf, type Signer } from "./signature.ts";
import { sendError } from "./xml.ts";

export type S3Fault =
  /** Answered with S3's own error: SlowDown, InternalError, AccessDenied … */
  | { kind: "error"; status: number; code: string }
  | { kind: "reset" }
  | { kind: "hang" }
  /** The body breaks off, or stops coming, after its first half. */
  | { kind: "cut" }
  | { kind: "stall" };

export interface S3Options extends Partial<Signer> {
  bucket?: string;
  /** Keys per page of a list; default 1000, as S3. */
  pageSize?: number;
  port?: number;
}

export interface S3Simulator extends Signer {
  url: string;
  bucket: string;
  files: Map<string, Buffer>;
  /** Keys that can't be deleted. */
  locked: Set<string>;
  /** What was asked, refused requests included. */
  asked: { operation: Operation; key: string }[];
  /** Hits the next requests, one each. */
  failNext(fault: S3Fault, times?: number): void;
  stop(): Promise<void>;
}

/** A bucket over HTTP as S3 and its likes serve it: path style, signed by Signature Version 4 in the header. */
export async function startS3(options: S3Options = {}): Promise<S3Simulator> {
  const signer = {
    accessKeyId: options.accessKeyId ?? "AKIASIMULATED",
    secretAccessKey: options.secretAccessKey ?? "simulated/secret+key",
    region: options.region ?? "us-east-1",
  };
  const bucket: Bucket = {
    name: options.bucket ?? "archivos",
    files: new Map(),
    pageSize: options.pageSize ?? 1000,
    locked: new Set(),
  };
  const asked: S3Simulator["asked"] = [];
  const faults: S3Fault[] = [];
  const server = await serve({
    port: options.port,
    handle: (exchange) => {
      const [, name = "", key = ""] = /^\/([^/]*)\/?(.*)$/s.exec(decodeURIComponent(exchange.path)) ?? [];
      asked.push({ operation: operationOf(exchange, key), key });
      const fault = faults.shift();
      if (fault !== undefined) return fail(exchange, fault, bucket.files.get(key) ?? Buffer.alloc(0));
      const { method, headers, body, request, response } = exchange;
      const refusal = refusalOf({ method, target: request.url ?? "/", headers, body }, signer, Date.now());
      if (refusal !== null) return sendError(response, refusal);
      if (name !== bucket.name)
        return sendError(response, { status: 404, code: "NoSuchBucket", message: "No such bucket" });
      return act(exchange, bucket, key);
    },
  });
  return {
    ...signer,
    url: server.url,
    bucket: bucket.name,
    files: bucket.files,
    locked: bucket.locked,
    asked,
    failNext: (fault, times = 1) => {
      for (let left = times; left > 0; left -= 1) faults.push(fault);
    },
    stop: () => server.close(),
  };
}

function fail({ request, response }: Exchange, fault: S3Fault, file: Buffer): void {
  switch (fault.kind) {
    case "error":
      return sendError(response, { ...fault, message: "As the test wished" });
    case "reset":
      request.socket.destroy();
      return undefined;
    case "hang":
      return undefined;
    case "cut":
    case "stall":
      response.writeHead(200, { "content-length": file.length });
      response.write(file.subarray(0, file.length / 2), () => {
        if (fault.kind === "cut") request.socket.destroy();
      });
      return undefined;
  }
}
