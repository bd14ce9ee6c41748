/**
 * Computes the CRC-32 of gzip (RFC 1952 8), for bytes and for two joined pieces. The data is read as a polynomial over GF(2), and
 * divided by a fixed polynomial. The remainder is the CRC. Bits are reflected: a number's highest bit is the coefficient of x^0.
 */

const POLYNOMIAL = 0xedb88320;
const ONE = 0x80000000;
/** x^8. Appending a byte to the data multiplies its polynomial by this. */
const ONE_BYTE = 0x00800000;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1) remainder = timesX(remainder);
  return remainder;
});

/** Returns the CRC-32 of `bytes`. If data precede them, `before` is the CRC-32 of that data. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
}

/** Returns the CRC-32 of two joined pieces. `first` and `second` are their CRC-32; `length` is the second's, in bytes. */
export function crc32Combined(first: number, second: number, length: number): number {
  // `length` bytes follow the first piece, so its polynomial is multiplied by x^8 that many times. Then the second is added.
  return (times(first, power(ONE_BYTE, length)) ^ second) >>> 0;
}

/** Returns `base` to the power of `exponent`, by squaring. */
function power(base: number, exponent: number): number {
  let result = ONE;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = times(result, square);
    square = times(square, square);
  }
  return result;
}

/** Returns the product of two polynomials, modulo the fixed one. */
function times(a: number, b: number): number {
  let product = 0;
  let multiple = b;
  // Starts at the coefficient of x^0, which is the sign bit. Each step multiplies by x.
  for (let rest = a | 0; rest !== 0; rest <<= 1) {
    if (rest < 0) product ^= multiple;
    multiple = timesX(multiple);
  }
  return product >>> 0;
}

function timesX(polynomial: number): number {
  return (polynomial & 1) === 0 ? polynomial >>> 1 : (polynomial >>> 1) ^ POLYNOMIAL;
}
