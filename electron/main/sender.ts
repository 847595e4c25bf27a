import type { IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron';
import { APP_ORIGIN, isAppUrl } from './app-origin.ts';

type CallEvent = Pick<IpcMainEvent | IpcMainInvokeEvent, 'sender' | 'senderFrame'>;

/** Whether a message comes from the top frame of exactly this window, showing a page of ours. */
export function isTopFrameOf(contents: WebContents, event: CallEvent): boolean {
  const frame = event.senderFrame;
  if (frame === null || contents.isDestroyed() || event.sender !== contents) return false;
  if (frame.parent !== null || frame.frameTreeNodeId !== contents.mainFrame.frameTreeNodeId) return false;
  return frame.origin === APP_ORIGIN && isAppUrl(frame.url);
}
