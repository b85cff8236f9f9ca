import { madeId } from "../flow/inbound/messageIdOf.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The same row gets the same id however often it is brought over: its own where that is a UUID, else one made of it. */
export function keptId(space: string, id: string): string {
  return UUID.test(id) ? id.toLowerCase() : madeId([space, id]);
}
