import { isJsonRecord } from '../../http/jsonRecord';
import type { BrazeUser } from '../users/brazeUser';

/** The fields in which a device is named. */
const FIELDS_WITH_DEVICES = ['devices', 'push_tokens'] as const;

/** Whether this device is the user's. */
export function hasDevice(user: BrazeUser, deviceId: string): boolean {
	return FIELDS_WITH_DEVICES.some((field) => {
		const devices = user.fields.get(field);
		if (!Array.isArray(devices)) return false;
		return devices.some((device) => isJsonRecord(device) && device['device_id'] === deviceId);
	});
}
