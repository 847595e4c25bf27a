/** For the check of an installation: that node-hid loads in this very process, and which one it is. */
import { getHidapiVersion } from 'node-hid';
import manifest from 'node-hid/package.json' with { type: 'json' };

export interface SensorsSelfCheck {
  readonly type: 'self-check';
  readonly nodeHid: string;
  readonly hidapi: string;
}

export function selfCheck(): SensorsSelfCheck {
  return { type: 'self-check', nodeHid: manifest.version, hidapi: getHidapiVersion() };
}
