/** House rules that the compiler and the linter cannot express. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { EXERCISES } from '#games/registry.ts';

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
const drawing = /^games\/(scenes\.ts$|shared\/|[^/]+\/(art\/|scene(\.ts$|\/)))/;

/** Where scores are made, beside those folders: with whatever these use, each exercise of the registry among it. */
const scoring = [
  'games/registry.ts',
  'core/session/runner.ts',
  'core/session/session-result.ts',
  'core/session/hub.ts',
  'core/movement-tests/count-repetitions.ts',
];
/** What a recorded movement measures is told, and decides nothing: spectra may differ in their last digit. */
const measuring = new Set(['core/movement-tests/analyse-movement.ts']);

/** The same to the last bit everywhere: by IEEE 754, or on whole numbers. */
const exact = ['sqrt', 'abs', 'min', 'max', 'floor', 'ceil', 'round', 'sign', 'trunc', 'imul'];
/** V8's own code: two million results each had the same bits in V8 11.3, 13.0 and 13.6; those of sin, cos and pow had not. */
const steady = ['exp', 'log'];
/** Angles of the body can't be told without it (core/imu/README.md); measured with those, as steady. */
const ofAngles = ['atan2'];

describe('what is scored', () => {
  const files = reproducible.flatMap(sourcesIn).filter((path) => !drawing.test(path));
  const used = importedBy(scoring).filter((path) => !files.includes(path));

  it('is found, and what it uses beside itself', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(used).toContain('core/signal/cosine.ts');
    expect(used).toContain('core/signal/butterworth.ts');
    expect(used).toContain('core/coordination/reaction.ts');
    for (const id of Object.keys(EXERCISES)) expect(files).toContain(`games/${id}/model.ts`);
  });

  it.each([...files, ...used])('%s computes what every engine computes the same', (path) => {
    const code = readFileSync(join(root, path), 'utf8');
    const allowed = [...exact, ...steady, ...(path.startsWith('core/imu/') ? ofAngles : [])];
    expect(powersIn(code, path)).toEqual([]);
    expect(mathIn(code, path).filter((name) => !allowed.includes(name))).toEqual([]);
  });
});

describe('powersIn', () => {
  it('sees an operator and an assignment, and neither text nor comments', () => {
    const code = "const a = b ** 2;\nlet c = 2;\nc **= a;\n/** d ** 3 */\nconst e = 'f ** 4';";
    expect(powersIn(code, 'sample.ts')).toEqual(['line 1', 'line 3']);
  });
});

describe('mathIn', () => {
  it('sees functions however they are reached, and neither constants nor comments', () => {
    const code = `
      const a = Math.sin(b) + values.map(Math.cos)[0] * Math.PI;
      const { tan } = Math;
      const c = Math['po' + 'w'](a, 2); // Math.hypot(a, c)
    `;
    expect(mathIn(code, 'sample.ts')).toEqual(['sin', 'cos', 'Math', 'Math']);
  });
});

describe('importedBy', () => {
  it('follows values from file to file, and no types', () => {
    const files = importedBy(['core/session/runner.ts']);
    expect(files).toContain('core/session/phases/playing.ts');
    expect(files).toContain('core/signal/random.ts');
    expect(files).not.toContain('core/exercise/exercise.ts');
    expect(files).not.toContain('core/signal/fft.ts');
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

/** Functions of Math that a file uses; "Math" where it can't be told which. */
function mathIn(code: string, path: string): string[] {
  const found: string[] = [];
  const told = new Set<SyntaxNode>();
  visit(parseSync(path, code).program, (node) => {
    const { object, property, computed } = node;
    if (node.type === 'MemberExpression' && object?.name === 'Math' && computed === false) {
      told.add(object);
      const name = property?.name ?? '';
      // Constants are written in capitals.
      if (name !== name.toUpperCase()) found.push(name);
    }
    if (node.type === 'Identifier' && node.name === 'Math' && !told.has(node)) found.push('Math');
  });
  return found;
}

/** These files and everything that they import, directly or through others, but types. */
function importedBy(paths: readonly string[]): string[] {
  const files = new Set(paths);
  for (const path of files) {
    visit(parseSync(path, readFileSync(join(root, path), 'utf8')).program, (node) => {
      const { source, importKind, exportKind } = node;
      const target = source?.value;
      if (target === undefined || importKind === 'type' || exportKind === 'type') return;
      if (!target.startsWith('.') && !target.startsWith('#')) return;
      const file = target.startsWith('#') ? target.slice(1) : posix.join(posix.dirname(path), target);
      if (!measuring.has(file)) files.add(file);
    });
  }
  return [...files];
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
  readonly type: string;
  readonly operator?: string;
  /** What an import or export takes from. */
  readonly source?: { readonly value?: string } | null;
  readonly importKind?: string;
  readonly exportKind?: string;
  readonly name?: string;
  readonly object?: SyntaxNode;
  readonly property?: SyntaxNode;
  readonly computed?: boolean;
  readonly start: number;
}

function visit(node: unknown, seen: (node: SyntaxNode) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node && 'start' in node) seen(node as SyntaxNode);
  for (const child of Object.values(node)) visit(child, seen);
}
