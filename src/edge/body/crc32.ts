/**
 * Computes the CRC-32 of gzip (RFC 1952 8), for bytes and for two joined pieces. The data is read as a
 * polynomial over GF(2) and divided by a fixed polynomial; the remainder is the CRC. Bits are reflected: the
 * highest bit of a number is the coefficient of x^0.
 */

const POLYNOMIAL = 0xedb88320;
const ONE = 0x80000000;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1) remainder = timesX(remainder);
  return remainder;
});

/** Returns the CRC-32 of `bytes`. If data precede them, `before` is the CRC-32 of that data. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  for (let at = 0; at < bytes.length; at += 1)
    crc = (crc >>> 8) ^ (TABLE[(crc ^ (bytes[at] as number)) & 0xff] as number);
  return ~crc >>> 0;
}

/**
 * Returns the CRC-32 of two joined pieces. `first` and `second` are the CRC-32 of each; `length` is the
 * length of the second piece in bytes.
 */
export function crc32Combined(first: number, second: number, length: number): number {
  // `length` bytes follow the first piece, so its polynomial is multiplied by x^8 `length` times. Then the
  // polynomial of the second piece is added.
  const low = POWERS[length & (STEP - 1)] ?? ONE;
  return (times(times(first, low), highPower(Math.floor(length / STEP))) ^ second) >>> 0;
}

/** The number of powers in {@link POWERS}. They are made when the Worker starts, so there are few. */
const STEP = 1024;

/**
 * The powers of x^8, from exponent 0. A length is split into a multiple of {@link STEP} and a remainder, so
 * that each of the two needs only one look-up.
 */
const POWERS = new Uint32Array(STEP);

/**
 * The powers of x^8 with multiples of {@link STEP} as exponents. The list grows when a longer length needs
 * it.
 */
const HIGH_POWERS = [ONE];

POWERS[0] = ONE;
for (let exponent = 1; exponent < STEP; exponent += 1)
  POWERS[exponent] = timesByte(POWERS[exponent - 1] ?? 0);

function highPower(exponent: number): number {
  const step = timesByte(POWERS[STEP - 1] ?? 0);
  for (let known = HIGH_POWERS.length; known <= exponent; known += 1)
    HIGH_POWERS.push(times(HIGH_POWERS[known - 1] ?? ONE, step));
  return HIGH_POWERS[exponent] ?? ONE;
}

/** Returns the product of two polynomials, modulo the fixed polynomial. */
function times(a: number, b: number): number {
  let product = 0;
  let multiple = b;
  // Starts at the coefficient of x^0, which is the sign bit. Each step multiplies by x.
  for (let rest = a | 0; rest !== 0; rest <<= 1) {
    if (rest < 0) product ^= multiple;
    // `timesX`, without a function call: a new isolate interprets this loop, and the calls would double its cost.
    multiple = (multiple >>> 1) ^ (POLYNOMIAL & -(multiple & 1));
  }
  return product >>> 0;
}

/** Returns the product of a polynomial and x^8. This is the effect of one more zero byte after the data. */
function timesByte(polynomial: number): number {
  return ((polynomial >>> 8) ^ (TABLE[polynomial & 0xff] ?? 0)) >>> 0;
}

function timesX(polynomial: number): number {
  return (polynomial & 1) === 0 ? polynomial >>> 1 : (polynomial >>> 1) ^ POLYNOMIAL;
}
