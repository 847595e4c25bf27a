// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { calibratedAnew, wornBy } from '#renderer/motion/wearer.ts';
import { installFakeKeel } from '../support/fake-keel.ts';
import { connectFakeSensors } from '../support/fake-sensors-port.ts';

describe('sensors that go from one patient to the next', () => {
  it('belong to who begins after the calibration, and must be calibrated again for the next', async () => {
    installFakeKeel({});
    const sensors = connectFakeSensors();
    await Promise.resolve();
    const forgotten = (): number => sensors.commands.filter(({ type }) => type === 'clear-alignment').length;
    const aligned = { serial: 'a', role: 'thorax', movingDegS: 0, aligned: true, slipped: false } as const;
    sensors.say({ type: 'body', body: { segments: [aligned] } });

    calibratedAnew();
    expect([wornBy('robin'), wornBy('robin')]).toEqual([false, false]);
    expect(forgotten()).toBe(0);
    expect(wornBy('sam')).toBe(true);
    expect(forgotten()).toBe(1);
    sensors.say({ type: 'body', body: { segments: [{ ...aligned, aligned: false }] } });
    expect(wornBy('sam')).toBe(false);
    // Nothing to calibrate again, but what is switched off now may have been calibrated.
    expect(wornBy('robin')).toBe(false);
    expect(forgotten()).toBe(2);
    calibratedAnew();
    expect(wornBy('sam')).toBe(false);
    expect(forgotten()).toBe(2);
  });
});
