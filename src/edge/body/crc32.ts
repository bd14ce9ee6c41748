/**
 * The CRC-32 of gzip (RFC 1952 8), of bytes and of two pieces put together. A CRC is the remainder of the data, read as a
 * polynomial over GF(2), divided by a fixed one. Bits are reflected: the highest bit of a number is the coefficient of x^0.
 */

const POLYNOMIAL = 0xedb88320;
const ONE = 0x80000000;
/** x^8: what one more byte behind the data multiplies it by. */
const ONE_BYTE = 0x00800000;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1) remainder = timesX(remainder);
  return remainder;
});

/** The CRC-32 of `bytes`, or of what has `before` as its CRC-32 with `bytes` behind it. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
}

/** The CRC-32 of two pieces, from each piece's own and the length in bytes of the second. */
export function crc32Combined(first: number, second: number, length: number): number {
  // Behind the first piece come `length` bytes, so its polynomial is multiplied by x^8 as often; the second is then added.
  return (times(first, power(ONE_BYTE, length)) ^ second) >>> 0;
}

/** `base` to the power of `exponent`, by squaring. */
function power(base: number, exponent: number): number {
  let result = ONE;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = times(result, square);
    square = times(square, square);
  }
  return result;
}

/** The product of two polynomials, modulo the fixed one. */
function times(a: number, b: number): number {
  let product = 0;
  let multiple = b;
  // From the coefficient of x^0 on, which is the sign bit; each step multiplies by x.
  for (let rest = a | 0; rest !== 0; rest <<= 1) {
    if (rest < 0) product ^= multiple;
    multiple = timesX(multiple);
  }
  return product >>> 0;
}

function timesX(polynomial: number): number {
  return (polynomial & 1) === 0 ? polynomial >>> 1 : (polynomial >>> 1) ^ POLYNOMIAL;
}
