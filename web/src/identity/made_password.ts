// A password that is shown once: no letters that look alike.
const kLetters = 'abcdefghijkmnopqrstuvwxyzACDEFGHJKLMNPQRSTUVWXYZ2345679';
const kCount = 24;

/** From the browser's generator of secrets, each letter as likely as the others. */
export function makePassword(
  fill: (bytes: Uint8Array<ArrayBuffer>) => unknown = (bytes) => crypto.getRandomValues(bytes),
): string {
  const limit = 256 - (256 % kLetters.length);
  const bytes = new Uint8Array(kCount * 2);
  let made = '';
  while (made.length < kCount) {
    fill(bytes);
    for (const byte of bytes) {
      if (byte < limit && made.length < kCount) made += kLetters[byte % kLetters.length];
    }
  }
  return made;
}
