import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** What a letter's link does when its page is confirmed. */
export type LinkAction = ChatAction | "unsubscribe";
/** Those of an alert. */
export type ChatAction = "take" | "return";

const ACTIONS: readonly LinkAction[] = ["take", "return", "unsubscribe"];

export interface LinkSigner {
  /** A token that says which alert or letter and what to do; it signs nobody in. */
  sign(link: { id: string; action: LinkAction }): string;
  /** Null for whatever we have not signed. */
  read(token: string): { id: string; action: LinkAction } | null;
}

/** Signs with the first key and reads what any of them has signed, so that a rotation breaks no letter. */
export function createLinkSigner(encryptionKeys: readonly [string, ...string[]]): LinkSigner {
  const keys = encryptionKeys.map((key) => hkdfSync("sha256", key, "platform", "letter links v1", 32));
  const mark = (body: string, key: ArrayBuffer): Buffer =>
    createHmac("sha256", Buffer.from(key)).update(body).digest().subarray(0, 16);
  return {
    sign: ({ id, action }) => {
      const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
      const body = Buffer.from([ACTIONS.indexOf(action), ...bytes]).toString("base64url");
      const [current] = keys;
      return current === undefined ? "" : `${body}.${mark(body, current).toString("base64url")}`;
    },
    read: (token) => {
      const [body = "", signature = ""] = token.split(".");
      const given = Buffer.from(signature, "base64url");
      if (given.length !== 16 || !keys.some((key) => timingSafeEqual(mark(body, key), given))) return null;
      const bytes = Buffer.from(body, "base64url");
      const action = ACTIONS[bytes[0] ?? -1];
      if (bytes.length !== 17 || action === undefined) return null;
      return { id: uuidOf(bytes.subarray(1).toString("hex")), action };
    },
  };
}

function uuidOf(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
