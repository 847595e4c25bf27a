import { describe, expect, it } from 'vitest';
import type { DeviceStatus, SegmentStatus } from '#core/contract/sensors.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { wornAdvice, wornSensors, wornTitle } from '#renderer/motion/worn-sensors.ts';

function device(role: 'thorax' | 'pelvis' | 'none', state: DeviceStatus['state'] = 'ready'): DeviceStatus {
  return {
    kind: 'motion',
    source: 'hid',
    serial: `serial ${role}`,
    model: 'Joy-Con (L)',
    state,
    inUse: true,
    rateHz: 200,
    gaps: 0,
    longestGapMs: 0,
    warnings: [],
    motion: { kind: 'motion', role, axes: 6, hasMagnetometer: false, canVibrate: false, lossPercent: 0 },
  };
}

function segment(role: 'thorax' | 'pelvis', changes: Partial<SegmentStatus> = {}): SegmentStatus {
  return { serial: `serial ${role}`, role, movingDegS: 0, aligned: true, slipped: false, ...changes };
}

describe('the sensors on the body', () => {
  it('are named chest first, and the ones nobody wears are left out', () => {
    const worn = wornSensors([device('pelvis'), device('none'), device('thorax')], {
      segments: [segment('pelvis'), segment('thorax', { sinceZeroS: 3 })],
    });
    expect(worn.map(({ role, state }) => [role, state])).toEqual([
      ['thorax', 'firm'],
      ['pelvis', 'firm'],
    ]);
    expect(worn.map((sensor) => wornAdvice(sensor, ENGLISH))).toEqual([
      ENGLISH.say('sensor-set-up.heading.set', { time: 3, unit: 'seconds' }),
      ENGLISH.say('sensor-set-up.heading.unknown'),
    ]);
    expect(wornTitle(worn)).toBe('sensor-set-up.worn.title.firm');
  });

  it('are still named when they are lost, which is said before all else', () => {
    const worn = wornSensors([device('thorax'), device('pelvis', 'lost')], {
      segments: [segment('thorax', { slipped: true })],
    });
    expect(worn.map(({ state }) => state)).toEqual(['slipped', 'not-heard']);
    expect(worn.map((sensor) => wornAdvice(sensor, ENGLISH))).toEqual([
      ENGLISH.say('sensor-set-up.worn.advice.slipped'),
      ENGLISH.say('sensor-set-up.worn.advice.not-heard'),
    ]);
    expect(wornTitle(worn)).toBe('sensor-set-up.worn.title.not-heard');
    expect(wornTitle(worn.slice(0, 1))).toBe('sensor-set-up.worn.title.slipped');
  });

  it('are not said to move the figure before they are calibrated', () => {
    const worn = wornSensors([device('thorax')], { segments: [segment('thorax', { aligned: false })] });
    expect(worn[0]?.state).toBe('not-calibrated');
    expect(wornTitle(worn)).toBe('sensor-set-up.worn.title.not-calibrated');
    expect(wornTitle([])).toBe('sensor-set-up.worn.title.none');
  });
});
