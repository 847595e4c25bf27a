import { delimiter, dirname } from 'node:path';
import { packages, root } from './paths.mjs';
import { run } from './run.mjs';

/**
 * Runs npm. Under `npm start` that is the very npm and Node that started us; the packages' own Node is
 * kept off the path, for npm may be about to replace it.
 * @param {string[]} args
 * @param {{ cwd?: string, node?: string | undefined }} [options] `node` runs npm and the scripts of packages
 */
export function npm(args, { cwd = root, node } = {}) {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(packages));
  const env = { ...process.env, PATH: [...(node ? [dirname(node)] : []), ...path].join(delimiter) };
  const { npm_execpath: cli, npm_node_execpath: ours } = process.env;
  const runner = node ?? (ours?.startsWith(packages) ? undefined : ours);
  return cli && runner ? run(runner, [cli, ...args], { env, cwd }) : run('npm', args, { env, cwd });
}
