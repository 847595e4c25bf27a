import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import type { PlainMessageId } from '#core/language/message.ts';
import type { Translator } from '#core/language/translator.ts';

export interface SaveRequest {
  readonly title: PlainMessageId;
  /** Never holds a patient's name: file names end up in lists of recent files. */
  readonly fileName: string;
  readonly kind: { readonly name: PlainMessageId; readonly extension: string };
  readonly translator: Translator;
}

/** Asks where to save, beginning in the documents folder. @returns undefined when the person cancelled */
export async function askWhereToSave(
  parent: BrowserWindow,
  request: SaveRequest,
): Promise<string | undefined> {
  const { title, fileName, kind, translator } = request;
  const { say } = translator;
  const { canceled, filePath } = await dialog.showSaveDialog(parent, {
    title: say(title),
    defaultPath: join(app.getPath('documents'), fileName),
    filters: [{ name: say(kind.name), extensions: [kind.extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? undefined : filePath;
}

/** Asks, and saves there. @throws KeelError `storage-failed` */
export async function saveWithDialog(
  parent: BrowserWindow,
  request: SaveRequest & { readonly content: Uint8Array | string },
): Promise<{ path: string } | undefined> {
  const path = await askWhereToSave(parent, request);
  if (path === undefined) return undefined;
  try {
    await writeFile(path, request.content, { mode: 0o600 });
  } catch (cause) {
    throw new KeelError('storage-failed', message('error.file-not-written', { path }), { cause });
  }
  return { path };
}
