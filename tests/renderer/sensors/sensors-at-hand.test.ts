import { describe, expect, it } from 'vitest';
import type { DeviceStatus, MotionStatus } from '#core/contract/sensors.ts';
import { sensorsAtHand } from '#renderer/sensors/sensors-at-hand.ts';

function device(changes: Partial<DeviceStatus> = {}): DeviceStatus {
  return {
    kind: 'board',
    source: 'hid',
    serial: 'A',
    model: 'test',
    state: 'ready',
    inUse: true,
    rateHz: 100,
    gaps: 0,
    longestGapMs: 0,
    warnings: [],
    ...changes,
  };
}

function motion(changes: Partial<MotionStatus>, state: DeviceStatus['state'] = 'ready'): DeviceStatus {
  const facts = {
    kind: 'motion',
    role: 'none',
    axes: 6,
    hasMagnetometer: false,
    canVibrate: false,
    lossPercent: 0,
  } as const;
  return device({ kind: 'motion', state, motion: { ...facts, ...changes } });
}

const hid = { inputSource: 'hid' } as const;

describe('the sensors that a session can count on', () => {
  it('are the board and what is worn, also while it is still silent', () => {
    const devices = [device(), motion({ role: 'pelvis' }, 'silent'), motion({ role: 'thorax' })];
    expect(sensorsAtHand(devices, hid)).toEqual(['board', 'thorax', 'pelvis']);
  });

  it('are without a sensor that has no place, or has failed', () => {
    const devices = [motion({ role: 'none' }), motion({ role: 'thorax' }, 'failed')];
    expect(sensorsAtHand(devices, hid)).toEqual([]);
  });

  it('know how a board tilts by a sensor on it, or one that was learnt', () => {
    expect(sensorsAtHand([motion({ role: 'board' })], hid)).toEqual(['tilt']);
    expect(sensorsAtHand([motion({ kind: 'tilt', role: 'board' })], hid)).toEqual(['tilt']);
    expect(sensorsAtHand([motion({ kind: 'tilt', role: 'board', needsProfile: true })], hid)).toEqual([]);
  });

  it('are with a board that was chosen and is switched off', () => {
    expect(sensorsAtHand([], { inputSource: 'hid', preferredBoardSerial: 'A' })).toEqual(['board']);
    expect(sensorsAtHand([], { inputSource: 'virtual-patient', preferredBoardSerial: 'A' })).toEqual([]);
  });
});
