/**
 * Where a reader stands in the live events: the transaction and the event's number within all of them.
 * A lower number can commit later, so the transaction counts first. Written `xid.seq`.
 */
export interface Position {
  xid: bigint;
  seq: bigint;
}

export function parsePosition(text: string): Position | null {
  const [, xid, seq] = /^(\d{1,20})\.(\d{1,19})$/.exec(text) ?? [];
  if (xid === undefined || seq === undefined) return null;
  const position = { xid: BigInt(xid), seq: BigInt(seq) };
  return position.xid < 2n ** 64n && position.seq < 2n ** 63n ? position : null;
}

export function writePosition({ xid, seq }: Position): string {
  return `${xid}.${seq}`;
}

export function isAfter(a: Position, b: Position): boolean {
  return a.xid > b.xid || (a.xid === b.xid && a.seq > b.seq);
}
