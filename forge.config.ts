import { execFile } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { FuseV1Options, FuseVersion } from '@electron/fuses';
import { MakerZIP } from '@electron-forge/maker-zip';
import { FusesPlugin } from '@electron-forge/plugin-fuses';
import type { ForgeConfig } from '@electron-forge/shared-types';
import { isPackaged, servesPlatform } from './scripts/packaged-files.ts';

const root = import.meta.dirname;
const { KEEL_ELECTRON_ZIP_DIR: electronZipDir } = process.env;

const config: ForgeConfig = {
  packagerConfig: {
    executableName: 'keel',
    appBundleId: 'org.keel.app',
    asar: { unpack: '**/*.node' },
    // isPackaged names the whole run-time closure, so there is nothing left to prune.
    prune: false,
    ignore: (path) => !isPackaged(path),
    ...(electronZipDir && { electronZipDir }),
  },
  // The N-API binaries work as shipped; compiling them would need Electron's headers from the network.
  rebuildConfig: { ignoreModules: ['node-hid', 'libsql'] },
  makers: [new MakerZIP({}, ['linux', 'darwin', 'win32'])],
  plugins: [
    new FusesPlugin({
      version: FuseVersion.V1,
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.EnableCookieEncryption]: true,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
      [FuseV1Options.OnlyLoadAppFromAsar]: true,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    }),
  ],
  hooks: {
    generateAssets: async () => {
      await promisify(execFile)(process.execPath, [resolve(root, 'scripts/build.ts'), '--if-changed']);
    },
    packageAfterCopy: async (_config, buildPath, _version, platform, arch) => {
      for (const folder of ['node-hid/prebuilds', '@libsql']) {
        await keepOnly(join(buildPath, 'node_modules', folder), platform, arch);
      }
    },
  },
};

export default config;

async function keepOnly(folder: string, platform: string, arch: string): Promise<void> {
  const others = (await readdir(folder)).filter((name) => !servesPlatform(name, platform, arch));
  await Promise.all(others.map((name) => rm(join(folder, name), { recursive: true })));
}
