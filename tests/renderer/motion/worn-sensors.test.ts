import { describe, expect, it } from 'vitest';
import type { DeviceStatus, SegmentStatus } from '#core/contract/sensors.ts';
import { wornSensors, wornTitle } from '#renderer/motion/worn-sensors.ts';

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
    motion: { kind: 'motion', role, axes: 6, hasMagnetometer: false, lossPercent: 0 },
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
    expect(worn.map(({ place, words }) => [place, words])).toEqual([
      ['Chest', 'Firm'],
      ['Pelvis', 'Firm'],
    ]);
    expect(worn[0]?.more).toMatch(/set 3 s ago/);
    expect(wornTitle(worn)).toBe('The figure moves as you do');
  });

  it('are still named when they are lost, which is said before all else', () => {
    const worn = wornSensors([device('thorax'), device('pelvis', 'lost')], {
      segments: [segment('thorax', { slipped: true })],
    });
    expect(worn.map(({ state }) => state)).toEqual(['slipped', 'not-heard']);
    expect(worn[1]?.more).toMatch(/Switch it on/);
    expect(wornTitle(worn)).toBe('A sensor is not heard');
    expect(wornTitle(worn.slice(0, 1))).toBe('A sensor has slipped');
  });

  it('are not said to move the figure before they are calibrated', () => {
    const worn = wornSensors([device('thorax')], { segments: [segment('thorax', { aligned: false })] });
    expect(worn[0]?.words).toBe('Not calibrated');
    expect(wornTitle(worn)).toBe('A sensor is not calibrated');
    expect(wornTitle([])).toBe('No sensor is worn');
  });
});
