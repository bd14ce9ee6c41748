/** Recognises public IP addresses. The importer fetches pictures and recordings only from these. */

import { BlockList, isIP } from "node:net";

/** IPv4 networks that are not public. https://www.iana.org/assignments/iana-ipv4-special-registry/ */
const SPECIAL_IPV4: readonly (readonly [network: string, prefix: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  // Network carriers share these addresses among their customers. RFC 6598
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  // Link-local. Clouds answer at 169.254.169.254 with the secrets of the machine.
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  // Multicast addresses, then reserved ones, with the broadcast address.
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/**
 * Networks within 2000::/3 that are not public. https://www.iana.org/assignments/iana-ipv6-special-registry/
 */
const SPECIAL_IPV6: readonly (readonly [network: string, prefix: number])[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  // 6to4: each address holds an IPv4 address. RFC 3056
  ["2002::", 16],
  ["3fff::", 20],
];

/**
 * The prefix of translated addresses. Networks that translate IPv6 to IPv4 resolve all names to this prefix,
 * followed by the IPv4 address. RFC 6052 2.1
 */
const NAT64 = { prefix: "64:ff9b::", length: 96 } as const;

const special = new BlockList();
for (const [network, length] of SPECIAL_IPV4) {
  special.addSubnet(network, length, "ipv4");
  special.addSubnet(NAT64.prefix + network, NAT64.length + length, "ipv6");
}
for (const [network, length] of SPECIAL_IPV6) special.addSubnet(network, length, "ipv6");

/** All public IPv6 addresses are in these networks. IPv4-mapped and local addresses are outside of them. */
const publicIpv6 = new BlockList();
publicIpv6.addSubnet("2000::", 3, "ipv6");
publicIpv6.addSubnet(NAT64.prefix, NAT64.length, "ipv6");

/** Returns true for a public IP address. Returns false for names, and for all other addresses. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special.check(address, "ipv4");
    case 6:
      // A zone (`fe80::1%eth0`) names a network interface of this machine, so no public address has one.
      return !address.includes("%") && publicIpv6.check(address, "ipv6") && !special.check(address, "ipv6");
    default:
      return false;
  }
}
