import { attributeChange } from '../attributes/attributeChange';
import { STANDARD_FIELDS, type StandardField } from '../attributes/standardFields';
import { isTooLong } from '../attributes/textLength';
import type { BrazeUser } from '../users/brazeUser';
import { changeGroups } from '../users/subscriptionGroups';
import type { UserStore } from '../users/userStore';
import type { AttributesObject } from './trackObject';
import type { TrackSettings } from './trackSettings';

const NO_VALUES = new Set([
	'external_id',
	'braze_id',
	'user_alias',
	'subscription_groups',
	'push_token_import',
	'_update_existing_only',
	'_merge_objects',
]);

/** Writes attributes objects to users. */
export class AttributeWriter {
	constructor(
		private readonly store: UserStore,
		private readonly settings: TrackSettings,
	) {}

	/**
	 * Writes the values of an attributes object. `null` clears; what cannot be applied is left out,
	 * and nobody is told.
	 * https://www.braze.com/docs/api/objects_filters/user_attributes_object
	 */
	write(user: BrazeUser, object: AttributesObject): void {
		for (const [name, given] of Object.entries(object.attributes)) {
			if (NO_VALUES.has(name)) continue;
			const field = STANDARD_FIELDS.get(name);
			if (field) this.writeField(user, field, given);
			else this.writeCustomAttribute(user, name, given, object.mergesObjects);
		}
		this.writeGroups(user, object);
	}

	private writeField(user: BrazeUser, { exportedAs, read }: StandardField, given: unknown): void {
		const clears = given === null || (given === '' && this.settings.emptyText === 'clears');
		const value = clears ? null : read(given, this.settings);
		if (value !== undefined) this.store.setField(user, exportedAs, value ?? undefined);
	}

	private writeCustomAttribute(
		user: BrazeUser,
		name: string,
		given: unknown,
		mergesObjects: boolean,
	): void {
		const { blocklistedAttributes, longNames, emptyText, maxListElements } = this.settings;
		if (blocklistedAttributes.includes(name)) return;
		if (longNames === 'ignored' && isTooLong(name)) return;
		const { catalogue } = this.store;
		const forcedType = catalogue.forcedTypeOf(name);
		const rules = { mergesObjects, maxListElements, emptyText, forcedType };
		const change = attributeChange(user.customAttributes.get(name), given, rules);
		if (change === undefined) return;
		user.customAttributes.set(name, change ?? undefined);
		if (change !== null) catalogue.see(name, change);
	}

	/**
	 * States set by external id hold for everybody with the same e-mail address or phone number.
	 * https://www.braze.com/docs/api/objects_filters/user_attributes_object
	 */
	private writeGroups(user: BrazeUser, { identifier, groups }: AttributesObject): void {
		if (groups === undefined) return;
		const isShared = identifier.kind === 'external_id';
		for (const one of isShared ? this.store.sharingContact(user) : [user]) {
			one.groups = groups === null ? [] : changeGroups(one.groups, groups);
		}
	}
}
