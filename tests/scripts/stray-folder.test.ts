/** A folder that a person lets Keel write into inside a checkout, as `--out demo` does, changes no check. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ViteUserConfig } from 'vitest/config';
import { run } from '../../scripts/bootstrap/run.mjs';
import { staticChecks } from '../../scripts/steps.mjs';
import vitestConfig from '../../vitest.config.ts';

const root = resolve(import.meta.dirname, '../..');
const checkout = mkdtempSync(join(tmpdir(), 'keel-checkout-'));
const configuration = ['.gitignore', '.oxlintrc.json', 'biome.json', 'knip.json', 'package.json'];

beforeAll(() => {
  for (const name of configuration) cpSync(join(root, name), join(checkout, name));
  cpSync(join(root, 'scripts/lint'), join(checkout, 'scripts/lint'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'));
  for (const folder of ['core', 'demo']) writeFaultyFiles(join(checkout, folder));
});
afterAll(() => rmSync(checkout, { recursive: true }));

/** Files that no check lets pass in a folder of the project. */
function writeFaultyFiles(folder: string): void {
  mkdirSync(folder);
  writeFileSync(join(folder, 'session.json'), '{"seed":1 ,\n"blocks":[1,2]}');
  writeFileSync(join(folder, 'faulty.ts'), 'debugger\nvar faulty : any = "1"');
}

describe('a stray folder', () => {
  const checks = staticChecks.filter(([name]) => name !== 'types');

  it.each(checks)(
    'is not looked at by the check of %s, which sees the same file in core',
    { timeout: 30_000 },
    async (_name, script = '', ...args) => {
      const command = [join(root, 'node_modules', script), ...args];
      const { ok, output } = await run(process.execPath, command, { cwd: checkout });
      expect(ok).toBe(false);
      expect(output).toContain('core/faulty.ts');
      expect(output).not.toContain('demo');
    },
  );

  it('holds no test that vitest would find', () => {
    const { test }: ViteUserConfig = vitestConfig;
    const included = test?.projects?.flatMap((project) =>
      typeof project === 'object' && 'test' in project ? (project.test?.include ?? []) : [],
    );
    expect(included?.length).toBeGreaterThan(3);
    expect(included?.filter((pattern) => !pattern.startsWith('tests/'))).toEqual([]);
  });
});
