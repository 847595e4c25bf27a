// @vitest-environment jsdom
/** The guide for the sensors of a session: only those it needs, from where they are already. */
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DeviceStatus, SegmentStatus } from '#core/contract/sensors.ts';
import type { SensorRole } from '#core/contract/reading.ts';
import { SensorGuide, firstSetUpStep, setUpSteps } from '#renderer/motion/SensorGuide.tsx';
import { sensorsStore } from '#renderer/sensors/sensors-store.ts';
import { say } from '../../support/english.ts';
import { renderWithProviders } from '../support/render-with-providers.tsx';

function device(role: SensorRole, state: DeviceStatus['state'] = 'ready'): DeviceStatus {
  return {
    kind: 'motion',
    source: 'hid',
    serial: role,
    model: 'Sensor',
    state,
    inUse: false,
    rateHz: 100,
    gaps: 0,
    longestGapMs: 0,
    warnings: [],
    motion: { kind: 'motion', role, axes: 6, hasMagnetometer: false, canVibrate: false, lossPercent: 0 },
  };
}

function segment(role: SensorRole, aligned: boolean): SegmentStatus {
  return { serial: role, role, movingDegS: 0, aligned, slipped: false };
}

const BOTH = [device('thorax'), device('pelvis')];

describe('where the guide begins', () => {
  it('finds and tells apart what has no place yet', () => {
    expect(firstSetUpStep(['thorax'], [], { segments: [] })).toBe('find');
    expect(firstSetUpStep(['thorax', 'pelvis'], [device('thorax')], { segments: [] })).toBe('find');
    expect(firstSetUpStep(['thorax'], [device('thorax', 'lost')], { segments: [] })).toBe('find');
  });

  it('straps on what has its place and is not calibrated', () => {
    const segments = [segment('thorax', true), segment('pelvis', false)];
    expect(firstSetUpStep(['thorax', 'pelvis'], BOTH, { segments })).toBe('strap');
  });

  it('does nothing again for what is on and calibrated', () => {
    const segments = [segment('thorax', true), segment('pelvis', false)];
    expect(firstSetUpStep(['thorax'], BOTH, { segments })).toBe('worn');
  });
});

describe('the guide for one sensor', () => {
  it('has no step for the other', () => {
    expect(setUpSteps(['pelvis'])).toEqual(['find', 'assign-pelvis', 'strap', 'calibrate', 'worn']);
  });

  it('shows only where that one goes, and offers no way to go without', () => {
    sensorsStore.update((state) => ({ ...state, devices: BOTH }));
    renderWithProviders(<SensorGuide places={['thorax']} begin="strap" canSkip={false} />);
    expect(screen.getByText(say('sensor-place.thorax'))).toBeDefined();
    expect(screen.queryByText(say('sensor-place.pelvis'))).toBeNull();
  });

  it('ends without a button where what comes next comes by itself', () => {
    sensorsStore.update((state) => ({
      ...state,
      devices: BOTH,
      body: { segments: [segment('thorax', true)] },
    }));
    renderWithProviders(<SensorGuide places={['thorax']} begin="worn" canSkip={false} />);
    expect(screen.queryByRole('button', { name: say('sensor-set-up.worn.done') })).toBeNull();
    expect(screen.getByRole('button', { name: say('sensor-set-up.worn.again') })).toBeDefined();
  });

  it.each([
    [true, 1],
    [false, 0],
  ])('lets a place stay empty only outside a session: %s', (canSkip, buttons) => {
    renderWithProviders(<SensorGuide places={['thorax']} begin="assign-thorax" canSkip={canSkip} />);
    expect(screen.queryAllByRole('button', { name: say('sensor-set-up.assign.none.thorax') })).toHaveLength(
      buttons,
    );
  });
});
