/** The addresses that an import of pictures may connect to. */

import { describe, expect, it } from "vitest";
import { isPublicAddress } from "../../src/importer/media/public-address.ts";

describe("a public address", () => {
  it.each([
    "93.184.215.14",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "223.255.255.255",
    "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
    "2a00:1450:4001:82a::200e",
    "64:ff9b::93.184.215.14",
  ])("is %s", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe("an address that is not public", () => {
  it.each([
    ["this network", "0.0.0.0"],
    ["private", "10.0.0.1"],
    ["private", "172.16.0.1"],
    ["private", "172.31.255.255"],
    ["private", "192.168.1.1"],
    ["of carriers (RFC 6598)", "100.64.0.1"],
    ["of carriers (RFC 6598)", "100.127.255.255"],
    ["loopback", "127.0.0.1"],
    ["loopback", "127.255.255.254"],
    ["link-local, with the secrets of clouds", "169.254.169.254"],
    ["for protocols", "192.0.0.8"],
    ["for documentation", "203.0.113.1"],
    ["for measurements", "198.18.0.1"],
    ["multicast", "224.0.0.1"],
    ["reserved", "240.0.0.1"],
    ["broadcast", "255.255.255.255"],
    ["unspecified", "::"],
    ["loopback", "::1"],
    ["IPv4-mapped loopback", "::ffff:127.0.0.1"],
    ["IPv4-mapped loopback, in hexadecimal", "::ffff:7f00:1"],
    ["IPv4-mapped, which no public host has", "::ffff:93.184.215.14"],
    ["IPv4-compatible", "::127.0.0.1"],
    ["unique local", "fd12:3456::1"],
    ["link-local", "fe80::1"],
    ["with a zone", "fe80::1%eth0"],
    ["public with a zone", "2606:2800::1%eth0"],
    ["site-local", "fec0::1"],
    ["multicast", "ff02::1"],
    ["for documentation", "2001:db8::1"],
    ["for documentation", "3fff::1"],
    ["Teredo", "2001:0:4136:e378:8000:63bf:3fff:fdd2"],
    ["6to4 of a private address", "2002:7f00:1::"],
    ["NAT64 of loopback", "64:ff9b::127.0.0.1"],
    ["NAT64 of a private address, in hexadecimal", "64:ff9b::a00:1"],
    ["NAT64 in a local network", "64:ff9b:1::1"],
    ["a name", "localhost"],
    ["empty", ""],
  ])("%s: %s", (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
