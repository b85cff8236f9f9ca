import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { asObject, asText, parseJson } from "../json.ts";

/** What a world keeps over its starts. */
export interface Saved {
  ports: Record<PortName, number>;
  secrets: Record<SecretName, string>;
}

type PortName = "phone" | "store" | "model" | "mailbox" | "smtp";
type SecretName = "ycloudKey" | "webhookSecret" | "storeToken" | "clientSecret" | "modelKey" | "smtpPassword";

/** Ports and keys of the last start, else new ones. */
export function load(file: string, options: { seed?: string; firstPort?: number }): Saved {
  const first = options.firstPort ?? 3001;
  const port = (offset: number) => (first === 0 ? 0 : first + offset);
  const ports = { phone: port(0), store: port(1), model: port(2), mailbox: port(3), smtp: port(4) };
  const known = asObject(parseJson(read(file)));
  const secret = (name: SecretName, prefix: string) =>
    asText(asObject(known["secrets"])[name]) ??
    `${prefix}${options.seed === undefined ? randomBytes(16).toString("hex") : createHash("sha256").update(`${options.seed}:${name}`).digest("hex").slice(0, 32)}`;
  const knownPorts = asObject(known["ports"]) as Partial<Record<PortName, number>>;
  return {
    ports: first === 0 ? ports : { ...ports, ...knownPorts },
    secrets: {
      ycloudKey: secret("ycloudKey", "yc_sim_"),
      webhookSecret: secret("webhookSecret", "whsec_"),
      storeToken: secret("storeToken", ""),
      clientSecret: secret("clientSecret", ""),
      modelKey: secret("modelKey", "sk-sim-"),
      smtpPassword: secret("smtpPassword", ""),
    },
  };
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
