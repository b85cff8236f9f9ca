import { createHash } from "node:crypto";
import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import type { Sql } from "@platform/db";
import { cookieSecret } from "../secrets.ts";

interface Keys {
  encryptionKey: string;
  encryptionKeysPrevious: readonly string[];
}

/** The library's keys, the current one first. A key's number comes from itself, so that none is kept anywhere. */
export function librarySecrets({ encryptionKey, encryptionKeysPrevious }: Keys) {
  return [encryptionKey, ...encryptionKeysPrevious].map((key) => {
    const value = cookieSecret(key);
    return { version: createHash("sha256").update(value).digest().readUInt32BE() >>> 1, value };
  });
}

/**
 * Brings what apps share with us under the current key. May be stopped anywhere and run twice at once: a row is written
 * only where it is still the one that was read. Answers how many could not be opened; they stay as they are.
 */
export async function reencryptFactors(sql: Sql, keys: Keys): Promise<{ moved: number; unreadable: number }> {
  const [current, ...previous] = librarySecrets(keys);
  if (current === undefined || previous.length === 0) return { moved: 0, unreadable: 0 };
  const key = {
    currentVersion: current.version,
    keys: new Map([current, ...previous].map(({ version, value }) => [version, value])),
  };
  const rows = await sql<{ id: string; secret: string; codes: string }[]>`
    select id, secret, backup_codes as codes from auth.two_factors
    where not starts_with(secret, ${`$ba$${current.version}$`}) or not starts_with(backup_codes, ${`$ba$${current.version}$`})`;
  const result = { moved: 0, unreadable: 0 };
  const move = async (data: string) => symmetricEncrypt({ key, data: await symmetricDecrypt({ key, data }) });
  for (const { id, secret, codes } of rows) {
    try {
      const [newSecret, newCodes] = await Promise.all([move(secret), move(codes)]);
      const moved = await sql`
        update auth.two_factors set secret = ${newSecret}, backup_codes = ${newCodes}
        where id = ${id} and secret = ${secret} and backup_codes = ${codes}`;
      result.moved += moved.count;
    } catch {
      result.unreadable += 1;
    }
  }
  return result;
}
