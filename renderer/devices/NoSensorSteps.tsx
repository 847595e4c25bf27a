import { type DeviceName, PRODUCTS, sayDeviceName } from '#core/contract/device-name.ts';
import { message, type PlainMessageId } from '#core/language/message.ts';
import { useTranslator } from '../app/language.tsx';
import styles from './DevicesScreen.module.css';

/** How each motion sensor is made to look for a computer; from the makers' own instructions. */
const PAIRING: readonly (readonly [sensor: DeviceName, steps: PlainMessageId])[] = [
  [PRODUCTS.joyCon, 'devices.pairing.joy-con'],
  [PRODUCTS.proController, 'devices.pairing.pro-controller'],
  [PRODUCTS.dualShock4, 'devices.pairing.dualshock-4'],
  [PRODUCTS.dualSense, 'devices.pairing.dualsense'],
  [message('device.wii-remote-motion-plus'), 'devices.pairing.wii-remote'],
  [message('devices.pairing.slimevr-name'), 'devices.pairing.slimevr'],
  [message('devices.pairing.tilt-board-name'), 'devices.pairing.tilt-board'],
];

/** What to do when no motion sensor answers. */
export function NoSensorSteps() {
  const translator = useTranslator();
  const { say } = translator;
  return (
    <>
      <p>{say('devices.pairing.none')}</p>
      <dl className={styles.pairing}>
        {PAIRING.map(([sensor, steps]) => (
          <div key={steps}>
            <dt>{sayDeviceName(sensor, translator)}</dt>
            <dd>{say(steps)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
