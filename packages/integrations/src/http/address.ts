import { BlockList, isIP, isIPv4 } from "node:net";

/** IANA special-purpose registry, plus the metadata address that Azure keeps in public space. */
const BLOCKED_IPV4: [string, number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["168.63.129.16", 32],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/** Inside 2000::/3, the only block that holds public unicast: protocol assignments, examples, 6to4. */
const BLOCKED_IPV6: [string, number][] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const blocked = new BlockList();
for (const [net, prefix] of BLOCKED_IPV4) blocked.addSubnet(net, prefix, "ipv4");
for (const [net, prefix] of BLOCKED_IPV6) blocked.addSubnet(net, prefix, "ipv6");
const globalUnicast = new BlockList();
globalUnicast.addSubnet("2000::", 3, "ipv6");

/** Eight 16-bit groups of a valid IPv6 address; `::` and a dotted tail are expanded. */
function groupsOf(address: string): number[] {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const hex = (high: string | undefined, low: string | undefined) =>
    (Number(high) * 256 + Number(low)).toString(16);
  const plain = dotted ? `${dotted[1]}${hex(dotted[2], dotted[3])}:${hex(dotted[4], dotted[5])}` : address;
  const [head = "", tail] = plain.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array.from({ length: zeros }, () => "0"), ...right].map((group) =>
    Number.parseInt(group, 16),
  );
}

/** The IPv4 address inside a mapped, translated (`::ffff:0:a.b.c.d`) or NAT64 address. */
function embeddedIpv4(groups: number[]): string | null {
  const prefix = groups.slice(0, 6).join(",");
  const mapped = prefix === "0,0,0,0,0,65535" || prefix === "0,0,0,0,65535,0";
  const nat64 = prefix === "100,65435,0,0,0,0";
  if (!mapped && !nat64) return null;
  const [high = 0, low = 0] = groups.slice(6);
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}

/**
 * Whether an IP address (as `net.isIP` accepts it) must not be contacted: anything but public
 * unicast. `allowLoopback` lets 127.0.0.0/8 and ::1 pass, and nothing else.
 */
export function isBlockedAddress(address: string, options: { allowLoopback: boolean }): boolean {
  const bare = address.replace(/%.*$/, "");
  if (isIP(bare) === 0) return true;
  if (isIPv4(bare)) {
    if (options.allowLoopback && bare.startsWith("127.")) return false;
    return blocked.check(bare, "ipv4");
  }
  const groups = groupsOf(bare);
  const inner = embeddedIpv4(groups);
  if (inner !== null) return isBlockedAddress(inner, options);
  if (options.allowLoopback && groups.join(",") === "0,0,0,0,0,0,0,1") return false;
  return !globalUnicast.check(bare, "ipv6") || blocked.check(bare, "ipv6");
}
