/**
 * The unattended demonstration, seen from main: takes the pictures, writes the files, and ends the app, with code 0 once
 * everything is written and with a message and code 1 when anything goes wrong on the way.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { BrowserWindow, NativeImage } from 'electron';
import type { CallOutput } from '#core/ipc/ipc.ts';
import type { ReportPrinter } from '#electron/reports/report-printer.ts';
import type { ClinicStore } from '#electron/storage/clinic-store.ts';
import { demoSummary } from './demo-summary.ts';
import type { CallArguments } from './ipc.ts';
import type { LaunchOptions } from './options.ts';

export type DemoLaunch = Extract<LaunchOptions, { mode: 'demo' }>;

export interface DemoLink {
  readonly window: () => BrowserWindow;
  readonly store: () => ClinicStore;
  readonly printer: ReportPrinter;
  readonly say: (line: string) => void;
  readonly end: (exitCode: number) => void;
}

/** The longest stretch between two pictures is well below this even at real time. */
const STALLED_AFTER_MS = 10 * 60_000;
const CAPTURE_ATTEMPTS = 20;

export class Demo {
  /** What the page gets to know. */
  readonly options: NonNullable<CallOutput<'app:info'>['demo']>;
  readonly #outDir: string;
  readonly #link: DemoLink;
  /** By screen and size; sizes without a problem are not in it. */
  readonly #layout: CallArguments<'demo:layout'>[] = [];
  #pictures = 0;
  #watchdog: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(launch: DemoLaunch, link: DemoLink) {
    this.options = {
      seed: launch.seed,
      language: launch.language,
      checkLayout: launch.checkLayout,
      game: launch.game,
      setting: launch.setting,
      passphrase: randomBytes(18).toString('base64url'),
    };
    this.#outDir = resolve(launch.outDir);
    this.#link = link;
  }

  begin(): void {
    try {
      mkdirSync(this.#outDir, { recursive: true });
    } catch (error) {
      this.fail(`${this.#outDir} cannot be made. ${String(error)}`);
      return;
    }
    this.#link.say(`Keel plays by itself, into ${this.#outDir}`);
    this.#progress();
  }

  /** A picture of the window as NN-name.png, once what the page shows now has been painted. */
  async capture(name: string): Promise<void> {
    const image = await paintedPicture(this.#link.window());
    this.#pictures += 1;
    const file = `${String(this.#pictures).padStart(2, '0')}-${name}.png`;
    this.#write(file, image.toPNG());
    this.#link.say(`  ${file}`);
    this.#progress();
  }

  resize({ width, height }: CallArguments<'demo:resize'>): void {
    this.#link.window().setContentSize(width, height);
    this.#progress();
  }

  /** What is wrong with a screen, with a picture of it. */
  async layout(found: CallArguments<'demo:layout'>): Promise<void> {
    if (found.problems.length === 0) return;
    this.#layout.push(found);
    this.#link.say(`  ${found.screen}, ${found.size}: ${found.problems.length} problems of the layout`);
    const image = await paintedPicture(this.#link.window());
    this.#write(`layout-${found.screen}-${found.size}.png`, image.toPNG());
  }

  async finish({ patientId, sessionId }: CallArguments<'demo:finish'>): Promise<void> {
    const store = this.#link.store();
    const { row, result } = store.sessions.detail(sessionId);
    if (result === undefined || row.patientId !== patientId) {
      throw new Error('The session was never stored.');
    }
    if (row.differs) {
      throw new Error('The stored result differs from the one on the screen.');
    }
    this.#write('session.json', `${JSON.stringify(result, undefined, 2)}\n`);
    store.recordings.export(sessionId, join(this.#outDir, 'recording.keelrec'));
    this.#write('report.pdf', await this.#link.printer.print({ sessionId, language: this.options.language }));
    this.#link.say(demoSummary(result));
    this.#link.say(
      `${this.#outDir}: report.pdf, session.json, recording.keelrec, ${this.#pictures} pictures`,
    );
    if (this.options.checkLayout)
      this.#write('layout.json', `${JSON.stringify(this.#layout, undefined, 2)}\n`);
    this.#end(this.#layout.length === 0 ? 0 : 1);
  }

  fail(message: string): void {
    if (this.#ended) return;
    this.#link.say(`The demo failed: ${message}`);
    this.#end(1);
  }

  #progress(): void {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.fail('nothing has moved for ten minutes.'), STALLED_AFTER_MS);
  }

  #end(exitCode: number): void {
    this.#ended = true;
    clearTimeout(this.#watchdog);
    this.#link.end(exitCode);
  }

  #write(file: string, content: Uint8Array | string): void {
    try {
      writeFileSync(join(this.#outDir, file), content);
    } catch (cause) {
      throw new Error(`${file} could not be written: ${String(cause)}`, { cause });
    }
  }
}

async function paintedPicture(window: BrowserWindow): Promise<NativeImage> {
  const nextFrames =
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))';
  for (let attempt = 0; attempt < CAPTURE_ATTEMPTS; attempt++) {
    await window.webContents.executeJavaScript(nextFrames);
    const image = await window.webContents.capturePage();
    if (!image.isEmpty()) return image;
  }
  throw new Error('The window gave no picture.');
}
