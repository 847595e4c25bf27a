/** House rules that the compiler and the linter cannot express. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** What is scored, or decides what is played next, must come out bit for bit the same on every V8. */
const reproducible = ['core/session', 'core/difficulty', 'core/imu', 'games'];
const drawing = /^games\/(scenes\.ts$|shared\/|[^/]+\/scene(\.ts$|\/))/;

describe('what is scored', () => {
  const files = reproducible.flatMap(sourcesIn).filter((path) => !drawing.test(path));

  it('is found', () => {
    expect(files.length).toBeGreaterThan(10);
  });

  it.each(files)('%s raises no number to a power: the result depends on the engine', (path) => {
    expect(powersIn(readFileSync(join(root, path), 'utf8'), path)).toEqual([]);
  });
});

describe('powersIn', () => {
  it('sees an operator and an assignment, and neither text nor comments', () => {
    const code = "const a = b ** 2;\nlet c = 2;\nc **= a;\n/** d ** 3 */\nconst e = 'f ** 4';";
    expect(powersIn(code, 'sample.ts')).toEqual(['line 1', 'line 3']);
  });
});

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`);
}

/** The lines on which `**` or `**=` is computed. */
function powersIn(code: string, path: string): string[] {
  const found: string[] = [];
  visit(parseSync(path, code).program, (node) => {
    if (node.operator !== '**' && node.operator !== '**=') return;
    found.push(`line ${code.slice(0, node.start).split('\n').length}`);
  });
  return found;
}

interface SyntaxNode {
  readonly operator?: string;
  readonly start: number;
}

function visit(node: unknown, seen: (node: SyntaxNode) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node && 'start' in node) seen(node as SyntaxNode);
  for (const child of Object.values(node)) visit(child, seen);
}
