import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import type { InlineConfig } from 'vite';

const root = import.meta.dirname;

/** Bundles that run outside the page. The order is that of the build's report. */
export const electronBundles = ['main', 'preload', 'sensors', 'background'] as const;
export type ElectronBundle = (typeof electronBundles)[number];

/**
 * One CommonJS file for one process: `electron/<name>/<name>.ts` becomes `dist/<name>/<name>.cjs`.
 *
 * A sandboxed preload can require nothing but `electron`, so everything is bundled. What stays outside is
 * what holds native code: node-hid and libsql look for their binaries beside their own files.
 */
export function electronConfig(name: ElectronBundle): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: resolve(root, `electron/${name}/${name}.ts`),
      outDir: resolve(root, 'dist', name),
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        external: ['electron', 'node-hid', 'libsql', /^node:/, ...builtinModules],
        output: { format: 'cjs', entryFileNames: `${name}.cjs`, codeSplitting: false },
      },
    },
  };
}
