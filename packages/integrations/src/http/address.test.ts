import { describe, expect, it } from "vitest";
import { isBlockedAddress } from "./address.ts";

const strict = { allowLoopback: false };
const development = { allowLoopback: true };

describe("addresses that nothing may contact", () => {
  it.each([
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.168.1.1",
    "198.18.0.1",
    "198.19.255.255",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "255.255.255.255",
    "::",
    "::1",
    "0:0:0:0:0:0:0:1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::FFFF:10.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:0:127.0.0.1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b::127.0.0.1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "not an address",
    "",
  ])("%s", (address) => {
    expect(isBlockedAddress(address, strict)).toBe(true);
  });
});

describe("public addresses", () => {
  it.each([
    "1.1.1.1",
    "8.8.8.8",
    "47.236.160.49",
    "100.63.255.255",
    "100.128.0.1",
    "172.15.255.255",
    "172.32.0.1",
    "223.255.255.255",
    "2606:4700:4700::1111",
    "2a00:1450:4001:81b::200e",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
  ])("%s", (address) => {
    expect(isBlockedAddress(address, strict)).toBe(false);
  });
});

describe("in development", () => {
  it.each(["127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"])(
    "loopback %s may be contacted",
    (address) => {
      expect(isBlockedAddress(address, development)).toBe(false);
    },
  );

  it.each([
    "0.0.0.0",
    "::",
    "10.0.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "fe80::1",
    "::ffff:10.0.0.1",
    "fc00::1",
  ])("%s still may not", (address) => {
    expect(isBlockedAddress(address, development)).toBe(true);
  });
});
