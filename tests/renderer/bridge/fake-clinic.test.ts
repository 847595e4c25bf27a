import { beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#core/ipc/ipc.ts';
import type { CallInput, CallOutput, Channel, SessionDetail } from '#core/ipc/ipc.ts';
import { presetMovement } from '#core/programme/presets.ts';
import { encodeEntry } from '#core/recording/recording.ts';
import { outcomeOf } from '#core/session/session-result.ts';
import { simulateSession } from '#core/virtual/simulated-session.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';
import { FakeClinic } from '#renderer/bridge/fake/fake-clinic.ts';
import { programmeOf, squallBlock } from '../../support/programmes.ts';

const BODY = {
  seed: 1,
  bodyMassKg: 70,
  heightM: 1.7,
  impairment: 'none',
  severity: 0.5,
  sensors: 'rigid',
} as const;

const clinic = new FakeClinic();

/** As over the bridge: what does not have the contract's shape is no answer. */
function call<C extends Channel>(channel: C, input: CallInput<C>): CallOutput<C> {
  return contract[channel].out.parse(clinic.answer(channel, input)) as CallOutput<C>;
}

/** Squall for 20 s and three turns, played by the virtual patient and finished with what is claimed of it. */
function play(patientId: string, claimedKg: number | undefined): SessionDetail {
  const dependencies = createSessionDependencies();
  const setup = call('session:start', {
    patientId,
    source: 'virtual-patient',
    sensors: ['board', 'thorax', 'pelvis'],
  });
  const { sessionId } = setup;
  const { state, entries } = simulateSession(setup, dependencies, BODY);
  for (const entry of entries) {
    call('session:append', { sessionId, bytes: new Uint8Array(encodeEntry(entry)) });
  }
  const { result } = outcomeOf(state, dependencies);
  const shown = claimedKg === undefined ? result : { ...result, bodyMassKg: claimedKg };
  return call('session:finish', { sessionId, shown });
}

describe('the clinic in memory', () => {
  let patientId = '';
  let honest: SessionDetail;
  let dishonest: SessionDetail;

  beforeAll(() => {
    call('therapist:enter', { passphrase: 'passphrase', name: 'Alex Morgan' });
    patientId = call('patient:tiles', undefined)[0]?.id ?? '';
    const blocks = [
      squallBlock({ id: 'feet', dose: { sets: 1, seconds: 20 }, restSeconds: 5, probe: false }),
      presetMovement('turn', 'turn', 3),
    ];
    call('programme:save', { patientId, programme: programmeOf(blocks) });
    honest = play(patientId, undefined);
    dishonest = play(patientId, -5e9);
  }, 300_000);

  it('keeps what replaying the recording gives, and flags what the page claims otherwise', () => {
    expect(honest.row).toMatchObject({ status: 'completed', differs: false, week: expect.any(Number) });
    expect(dishonest.row.differs).toBe(true);
    expect(dishonest.result?.bodyMassKg).toBeCloseTo(70, 0);
  });

  it('knows the skills that were played, and what is known of each', () => {
    const [known, ...others] = call('patient:skills', { patientId });
    expect(others).toEqual([]);
    expect(known).toMatchObject({
      sessions: 2,
      skill: { exercise: 'squall', steering: 'centre-of-pressure' },
    });
    if (known === undefined) return;
    const { skill } = known;
    expect(call('patient:ability', { patientId, skill })).toMatchObject({ sessions: 2 });
    const history = call('patient:skill-history', { patientId, skill, limit: 1 });
    expect(history.map(({ sessionId }) => sessionId)).toEqual([dishonest.row.id]);
    expect(call('report:data', { sessionId: honest.row.id }).history).toHaveLength(1);
  });

  it('does not measure a range again that is fresh', () => {
    const rangesIn = ({ result }: SessionDetail) =>
      result?.blocks.filter((block) => block.kind === 'exercise' && block.role === 'range').length;
    expect([rangesIn(honest), rangesIn(dishonest)]).toEqual([1, 0]);
  });

  it('lists sessions in pages, the newest first', () => {
    const [newest] = call('patient:sessions', { patientId, limit: 1 });
    expect(newest?.id).toBe(dishonest.row.id);
  });

  it('gives the curves of a recorded movement, and the ones before it', () => {
    const [, second] = call('patient:movements', { patientId, task: 'turn' });
    expect(second).toBeDefined();
    if (second === undefined) return;
    const { sessionId, position } = second;
    const { curves, earlier, movement } = call('session:movement', { sessionId, position });
    expect(earlier).toHaveLength(1);
    expect(movement.record.result.repetitions.length).toBeGreaterThanOrEqual(6);
    const seconds = ((curves?.deg.thoraxAxialDeg.length ?? 0) * (curves?.stepMs ?? 0)) / 1000;
    expect(seconds).toBeCloseTo(movement.record.result.durationMs / 1000, 0);
  });

  it('measures the parts of a recording', () => {
    const segments = call('session:measures', { sessionId: honest.row.id, pipeline: 'standard' });
    expect(segments.map(({ segment }) => segment)).toEqual(
      expect.arrayContaining([
        { kind: 'quiet', posture: 'feet-apart', surface: 'firm' },
        { kind: 'exercise', block: 'feet', role: 'set', number: 1, exercise: 'squall' },
      ]),
    );
  });

  it('keeps an override with who made it, until the next session follows it', () => {
    call('programme:override', {
      patientId,
      override: { kind: 'start', block: 'feet', difficulty: -1, reason: 'Sore' },
    });
    const { overrides, audit } = call('patient:page', { id: patientId });
    expect(overrides).toMatchObject([{ therapist: 'Alex Morgan', block: 'feet', newValue: -1 }]);
    expect(audit.at(-1)).toMatchObject({ code: 'difficulty-overridden', therapist: 'Alex Morgan' });
  });

  it('refuses a programme that can not be played', () => {
    const save = () => call('programme:save', { patientId, programme: programmeOf([]) });
    expect(save).toThrow(/weeks-without-blocks/);
  });
});
