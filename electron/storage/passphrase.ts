/** From a passphrase to a key: scrypt (RFC 7914), slow and hungry for memory on purpose. */
import { randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { KEY_BYTES } from './sealing.ts';

const SALT_BYTES = 16;
const BLOCK_SIZE = 8;
/** N = 2^17 with r = 8 takes 128 MiB and about half a second (OWASP, password storage, 2024). */
export const SCRYPT_COST = 2 ** 17;

export const scryptSchema = z.object({
  cost: z
    .number()
    .int()
    .min(2)
    .max(2 ** 20)
    .refine((cost) => Number.isInteger(Math.log2(cost))),
  blockSize: z.number().int().min(1).max(32),
  salt: z.base64(),
});
export type ScryptParameters = z.infer<typeof scryptSchema>;

export function newScryptParameters(cost: number): ScryptParameters {
  return { cost, blockSize: BLOCK_SIZE, salt: randomBytes(SALT_BYTES).toString('base64') };
}

/** 32 bytes. The passphrase is normalised (NFKC), so that two keyboards type the same one. */
export async function keyFromPassphrase(passphrase: string, parameters: ScryptParameters): Promise<Buffer> {
  const { cost, blockSize } = parameters;
  const salt = Buffer.from(parameters.salt, 'base64');
  // scrypt needs 128 * N * r bytes; Node refuses without half as much again.
  const maxmem = 192 * cost * blockSize + 2 ** 20;
  return new Promise((resolve, reject) => {
    scrypt(
      passphrase.normalize('NFKC'),
      salt,
      KEY_BYTES,
      { N: cost, r: blockSize, p: 1, maxmem },
      (error, key) => {
        if (error) reject(error);
        else resolve(key);
      },
    );
  });
}
