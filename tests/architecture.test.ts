/** House rules that the compiler and the linter cannot express. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** What is scored, or decides what is played next, must come out bit for bit the same on every V8. */
const reproducible = [
  'core/exercise',
  'core/difficulty',
  'core/programme',
  'core/session',
  'core/recording',
  'core/imu',
  'games',
];
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

describe('the folders of core', () => {
  const imports = sourcesIn('core').flatMap((path) =>
    folderImportsIn(readFileSync(join(root, path), 'utf8'), path),
  );

  it('import each other', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it('make no cycle, types included', () => {
    expect(cyclicImports(imports)).toEqual([]);
  });
});

describe('cyclicImports', () => {
  const read = (path: string, code: string): FolderImport[] => folderImportsIn(code, path);

  it('names the files by which two folders import each other, directly or through a third', () => {
    const imports = [
      ...read('core/a/one.ts', "import type { B } from '../b/two.ts';"),
      ...read('core/b/two.ts', "import { c } from '../c/three.ts';"),
      ...read('core/c/three.ts', "export { a } from '../a/one.ts';"),
      ...read('core/d/four.ts', "import { a } from '../a/one.ts';"),
    ];
    expect(cyclicImports(imports)).toEqual([
      'core/a/one.ts imports core/b/two.ts',
      'core/b/two.ts imports core/c/three.ts',
      'core/c/three.ts imports core/a/one.ts',
    ]);
  });

  it('leaves out imports within a folder, of packages, and of files at the root of core', () => {
    const code = "import { z } from 'zod';\nimport { b } from './two.ts';\nimport { u } from '../units.ts';";
    expect(read('core/a/one.ts', code)).toEqual([]);
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

/** An import from one folder of core into another. */
interface FolderImport {
  readonly file: string;
  readonly imported: string;
}

function folderImportsIn(code: string, path: string): FolderImport[] {
  const found: FolderImport[] = [];
  visit(parseSync(path, code).program, ({ source }) => {
    if (!source?.value?.startsWith('.')) return;
    const imported = posix.join(posix.dirname(path), source.value);
    const [from, to] = [folderOf(path), folderOf(imported)];
    if (from !== undefined && to !== undefined && from !== to) found.push({ file: path, imported });
  });
  return found;
}

/** The folder of core; undefined for a file at its root. */
function folderOf(path: string): string | undefined {
  const [, folder, file] = path.split('/');
  return file === undefined ? undefined : folder;
}

/** The imports into a folder from which the importing folder can be reached again. */
function cyclicImports(imports: readonly FolderImport[]): string[] {
  const graph = new Map<string | undefined, Set<string | undefined>>();
  for (const { file, imported } of imports) {
    const to = graph.get(folderOf(file)) ?? new Set();
    graph.set(folderOf(file), to.add(folderOf(imported)));
  }
  const reaches = (from: string | undefined, to: string | undefined): boolean => {
    const seen = new Set([from]);
    for (const folder of seen) for (const next of graph.get(folder) ?? []) seen.add(next);
    return seen.has(to);
  };
  return imports
    .filter(({ file, imported }) => reaches(folderOf(imported), folderOf(file)))
    .map(({ file, imported }) => `${file} imports ${imported}`);
}

interface SyntaxNode {
  readonly operator?: string;
  /** What an import or export takes from. */
  readonly source?: { readonly value?: string } | null;
  readonly start: number;
}

function visit(node: unknown, seen: (node: SyntaxNode) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node && 'start' in node) seen(node as SyntaxNode);
  for (const child of Object.values(node)) visit(child, seen);
}
