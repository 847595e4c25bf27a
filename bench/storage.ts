/**
 * What the app asks of its database after years: 1,000 patients of 100 sessions and one of 500. Every call beside one
 * indexed read of a row in the same run, and within 50 ms or 20 of these, whichever is more.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { skillKey } from '#core/exercise/skill.ts';
import { sessionSetup } from '#electron/main/session-setup.ts';
import { checkedText } from '#electron/storage/checked.ts';
import { ClinicStore } from '#electron/storage/clinic-store.ts';
import { openDatabase } from '#electron/storage/database.ts';
import type { Database } from '#electron/storage/database.ts';
import { Recordings } from '#electron/storage/recordings.ts';
import { isWhole } from '#electron/storage/whole-database.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';
import { spreadOf } from './table.ts';
import type { BenchRow, Spread } from './table.ts';
import { addPatients, addRound, NOW_MS, playSessions, settleBaselines } from './storage-years.ts';

const PATIENTS = 1000;
const SESSIONS = 100;
const SESSIONS_OF_ONE = 500;
/** Real sessions, of which all others are copies. */
const SEEDS = [3, 4];
const RECORDING_BYTES = 1_000_000;
const LIMIT_MS = 50;
const LIMIT_READS = 20;

type Named = readonly [name: string, spread: Spread];

export interface StorageBench {
  readonly rows: readonly BenchRow[];
  /** What is no time: sizes, memory, what is over the limit. */
  readonly lines: readonly string[];
}

export async function benchStorage(): Promise<StorageBench> {
  const folder = mkdtempSync(join(tmpdir(), 'keel-storage-'));
  try {
    return await new Clinic(folder).bench();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

class Clinic {
  readonly #folder: string;
  readonly #path: string;
  readonly #key = randomBytes(32);
  /** The reclaimer's steps, run by hand. */
  readonly #steps: (() => void)[] = [];
  readonly #lines: string[] = [];

  constructor(folder: string) {
    this.#folder = folder;
    this.#path = join(folder, 'keel.db');
  }

  async bench(): Promise<StorageBench> {
    await this.#fill();
    const opening = this.#timeOpening();
    const database = this.#database(false);
    const store = this.#store(database);
    const read = timeReads(database);
    const calls = await timeCalls(store);
    const erasing = await this.#timeErasing(store);
    this.#timeReclaiming(database);
    await store.close();
    this.#timeCheck();
    const limitMs = Math.max(LIMIT_MS, LIMIT_READS * read.median);
    const named: readonly Named[] = [['opening', opening], ...calls, ...erasing];
    for (const [name, { median }] of named) {
      if (median > limitMs) this.#lines.push(`OVER ${limitMs.toFixed(0)} ms: ${name}`);
    }
    const baseline = { baseline: read.median, baselineName: 'one indexed read of a row' };
    const rows = named.map(([name, spread]) => {
      return { name: `storage: ${name}`, ...spread, unit: 'ms', ...baseline } as const;
    });
    return { rows, lines: this.#lines };
  }

  #database(create: boolean): Database {
    const backups = join(this.#folder, 'backups');
    return openDatabase({ path: this.#path, key: this.#key, create, backups, nowMs: NOW_MS });
  }

  #store(database: Database): ClinicStore {
    const after = (_delayMs: number, run: () => void): (() => void) => {
      this.#steps.push(run);
      return () => undefined;
    };
    const recordings = new Recordings(join(this.#folder, 'recordings'), this.#key);
    const paths = { backups: join(this.#folder, 'backups') };
    return new ClinicStore(database, recordings, { paths, therapist: () => 'Bench', after });
  }

  async #fill(): Promise<void> {
    const database = this.#database(true);
    const store = this.#store(database);
    await playSessions(store, SEEDS);
    const empty = this.#bytes(database);
    addPatients(database, PATIENTS);
    const before = this.#bytes(database);
    database.exec('PRAGMA synchronous = OFF');
    for (let daysAgo = SESSIONS_OF_ONE; daysAgo > 0; daysAgo--) {
      addRound(database, daysAgo > SESSIONS ? 1 : PATIENTS, daysAgo, SEEDS.length);
    }
    settleBaselines(database);
    const sessions = PATIENTS * SESSIONS + SESSIONS_OF_ONE - SESSIONS;
    const bytes = this.#bytes(database) - before;
    this.#lines.push(
      `${sessions} sessions of five blocks take ${(bytes / sessions / 1024).toFixed(2)} KiB each in the database, ` +
        `${(this.#bytes(database) / 2 ** 20).toFixed(0)} MiB in all; a patient without sessions ` +
        `${((before - empty) / PATIENTS / 1024).toFixed(1)} KiB.`,
    );
    await store.close();
  }

  #bytes(database: Database): number {
    database.checkpoint();
    return statSync(this.#path).size;
  }

  /** With the first thing that is shown. */
  #timeOpening(): Spread {
    return spreadOf(
      Array.from({ length: 7 }, () => {
        const start = performance.now();
        const database = this.#database(false);
        this.#store(database);
        const elapsed = performance.now() - start;
        database.close();
        return elapsed;
      }),
    );
  }

  async #timeErasing(store: ClinicStore): Promise<Named[]> {
    const patients = store.patients();
    const many = patients.find(({ name }) => name === 'Person 0');
    const others = patients.filter(({ name }) => name !== 'Person 0').slice(0, 9);
    const memory = process.memoryUsage().rss;
    const few = [];
    for (const patient of others) few.push(await this.#erase(store, patient));
    const one = many === undefined ? [] : [await this.#erase(store, many)];
    const grown = (process.memoryUsage().rss - memory) / 2 ** 20;
    this.#lines.push(`Erasing ${few.length + one.length} patients took ${grown.toFixed(1)} MiB of memory.`);
    return [
      [`erase a patient of ${SESSIONS} sessions, recordings too`, spreadOf(few)],
      [`erase a patient of ${SESSIONS_OF_ONE} sessions, recordings too`, spreadOf(one)],
    ];
  }

  async #erase(
    store: ClinicStore,
    { id, name }: { readonly id: string; readonly name: string },
  ): Promise<number> {
    const folder = join(this.#folder, 'recordings');
    mkdirSync(folder, { recursive: true });
    for (const sessionId of store.sessions.idsOfPatient(id)) {
      writeFileSync(join(folder, `${sessionId}.keelrec`), Buffer.alloc(RECORDING_BYTES));
    }
    const start = performance.now();
    await store.erasePatient(id, name, NOW_MS);
    return performance.now() - start;
  }

  #timeReclaiming(database: Database): void {
    const free = database.freePages();
    const times: number[] = [];
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      const start = performance.now();
      step();
      times.push(performance.now() - start);
    }
    const { median, p99 } = spreadOf(times);
    this.#lines.push(
      `Reclaiming ${free} pages takes ${times.length} steps between calls, of ${median.toFixed(1)} ms each ` +
        `(p99 ${p99.toFixed(1)} ms); ${database.freePages()} pages are left.`,
    );
  }

  #timeCheck(): void {
    const start = performance.now();
    const whole = isWhole({ path: this.#path, key: this.#key });
    const seconds = (performance.now() - start) / 1000;
    this.#lines.push(
      `Reading every page, in the background once a week: ${seconds.toFixed(1)} s, ${whole ? 'whole' : 'DAMAGED'}.`,
    );
  }
}

function timeReads(database: Database): Spread {
  const ids = database.all('SELECT id FROM sessions WHERE number % 331 = 0').map(({ id }) => checkedText(id));
  return spreadOf(
    ids.map((id) => time(() => database.first('SELECT * FROM sessions WHERE id = :id', { id }))),
  );
}

/** Each call for many patients, once each: what was read lately is not read again. */
async function timeCalls(store: ClinicStore): Promise<Named[]> {
  const dependencies = createSessionDependencies();
  const patients = store.patients();
  const some = patients.filter((_patient, index) => index % 20 === 7).map(({ id }) => id);
  const one = patients.find(({ name }) => name === 'Person 0')?.id ?? '';
  const [skill] = store.sessions
    .skills(one)
    .map((played) => played.skill)
    .filter((known) => skillKey(known).includes('squall'));
  if (skill === undefined) throw new Error('Nobody played Squall.');
  const of = (call: (patientId: string) => unknown): Spread =>
    spreadOf(some.map((id) => time(() => call(id))));
  const ofOne = (call: (patientId: string) => unknown): Spread =>
    spreadOf(Array.from({ length: 9 }, () => time(() => call(one))));
  const start = (patientId: string) => {
    const ask = { patientId, source: 'hid', sensors: ['board', 'thorax', 'pelvis'] } as const;
    return sessionSetup(store, dependencies, { ...ask, nowMs: NOW_MS, seed: 1, appVersion: '0' });
  };
  const both = (name: string, call: (patientId: string) => unknown): Named[] => [
    [name, of(call)],
    [`${name}, of ${SESSIONS_OF_ONE} sessions`, ofOne(call)],
  ];
  return [
    ['tiles', ofOne(() => store.tiles(NOW_MS))],
    ['roster', ofOne(() => store.patients())],
    ...both('patient page', (id) => store.patientPage(id)),
    ...both('50 sessions', (id) => store.sessions.ofPatient(id, 50)),
    ...both('skills', (id) => store.sessions.skills(id)),
    ...both('history of a skill', (id) => store.sessions.skillHistory(id, skill, 500)),
    ...both('one session whole', (id) => store.sessions.detail(store.sessions.ofPatient(id, 1)[0]?.id ?? '')),
    ...both('start of a session, queries', start),
    ['start of a session, recording on disk', await timeStarts(store, start, some)],
  ];
}

async function timeStarts(
  store: ClinicStore,
  start: (patientId: string) => ReturnType<typeof sessionSetup>,
  patients: readonly string[],
): Promise<Spread> {
  const times: number[] = [];
  for (const patientId of patients.slice(0, 15)) {
    const began = performance.now();
    const setup = start(patientId);
    await store.sessions.open(patientId, setup, NOW_MS);
    times.push(performance.now() - began);
    await store.sessions.end(setup.sessionId, { status: 'interrupted' }, NOW_MS);
  }
  return spreadOf(times);
}

function time(call: () => unknown): number {
  const start = performance.now();
  call();
  return performance.now() - start;
}
