/** The `engines` of package.json, the packages' own, and what `npm start` does about a Node outside them. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { satisfies, subset } from 'semver';
import { describe, expect, it } from 'vitest';
import { isSupported } from '../../scripts/bootstrap/node-version.mjs';
import { meetsEngines } from '../../scripts/bootstrap/packages-node.mjs';

interface LockedPackage {
  readonly version?: string;
  readonly engines?: { readonly node?: string };
}

const root = resolve(import.meta.dirname, '../..');
const lock: { readonly packages: Readonly<Record<string, LockedPackage>> } = JSON.parse(
  readFileSync(join(root, 'package-lock.json'), 'utf8'),
);
const { engines }: { readonly engines: { readonly node: string } } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);

describe('engines', () => {
  it('admit no Node that a package refuses, so that npm warns of none', () => {
    const refusing = Object.entries(lock.packages)
      .filter(([, { engines: wanted }]) => wanted?.node !== undefined && !subset(engines.node, wanted.node))
      .map(([path, { engines: wanted }]) => `${path} wants ${wanted?.node}`);
    expect(refusing).toEqual([]);
  });

  it('admit the Node among the packages, which installs them where the own one is not admitted', () => {
    expect(satisfies(lock.packages['node_modules/node']?.version ?? '', engines.node)).toBe(true);
  });

  it.each(['20.19.0', '20.20.2', '22.0.0', '22.12.0', '22.13.0', '22.20.1', '23.11.0', '24.0.0', '25.1.0'])(
    'are what meetsEngines says of Node %s, and npm start runs on it in either case',
    (version) => {
      expect(meetsEngines(version)).toBe(satisfies(version, engines.node));
      expect(isSupported(version)).toBe(true);
    },
  );
});
