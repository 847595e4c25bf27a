import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import { KeelError } from '#core/errors.ts';

export interface SaveRequest {
  readonly title: string;
  /** Never holds a patient's name: file names end up in lists of recent files. */
  readonly fileName: string;
  readonly kind: { readonly name: string; readonly extension: string };
  readonly content: Uint8Array | string;
}

/**
 * Asks where to save, beginning in the documents folder, and saves there.
 * @returns where, or undefined when the person cancelled
 * @throws KeelError `storage-failed`
 */
export async function saveWithDialog(
  parent: BrowserWindow,
  request: SaveRequest,
): Promise<{ path: string } | undefined> {
  const { title, fileName, kind, content } = request;
  const { canceled, filePath } = await dialog.showSaveDialog(parent, {
    title,
    defaultPath: join(app.getPath('documents'), fileName),
    filters: [{ name: kind.name, extensions: [kind.extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (canceled || filePath === '') return undefined;
  try {
    await writeFile(filePath, content, { mode: 0o600 });
  } catch (cause) {
    throw new KeelError('storage-failed', `${filePath} could not be written. Choose another place.`, {
      cause,
    });
  }
  return { path: filePath };
}
