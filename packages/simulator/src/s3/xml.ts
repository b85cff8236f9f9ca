import type { ServerResponse } from "node:http";
import type { S3Error } from "./signature.ts";

const SIGNS: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};
const ENTITIES = new Map(Object.entries(SIGNS).map(([sign, entity]) => [entity, sign]));

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}

/** The texts of every element of a name, in order; enough for what clients of S3 send. */
export function textsOf(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, "g"))].map(([, text = ""]) =>
    text.replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => ENTITIES.get(entity) ?? entity),
  );
}

export function sendXml(response: ServerResponse, status: number, content: string): void {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${content}`;
  response
    .writeHead(status, { "content-type": "application/xml", "content-length": Buffer.byteLength(body) })
    .end(body);
}

/** An answer to HEAD has no body: there the status alone says what is wrong. */
export function sendError(response: ServerResponse, { status, code, message }: S3Error): void {
  if (response.req.method === "HEAD") {
    response.writeHead(status).end();
    return;
  }
  sendXml(
    response,
    status,
    `<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message><RequestId>SIM</RequestId></Error>`,
  );
}
