import { z } from 'zod';
import { parseExactly } from '../../http/exactJson';
import { isJsonRecord } from '../../http/jsonRecord';
import type { SeedUser } from '../../people/seedRecords';
import { readDateText } from '../attributes/dateText';
import { BrazeUser, type UserIdentity } from './brazeUser';
import { importedValue } from './importedValue';
import { readOccurrences } from './occurrences';
import { subscriptionGroups } from './subscriptionGroups';
import type { Workspace } from './workspace';

/** A user as exports describe it. */
interface DescribedUser extends UserIdentity {
	readonly fields: ReadonlyMap<string, unknown>;
	readonly customAttributes: Iterable<readonly [string, unknown]>;
}

const moment = z.string().transform((text, context) => {
	const time = readDateText(text);
	if (time) return time.timeMs;
	context.addIssue('no date');
	return z.NEVER;
});

const identityLine = z.object({
	braze_id: z.string().min(1),
	created_at: moment,
	external_id: z.string().optional(),
	user_aliases: z.array(z.object({ alias_name: z.string(), alias_label: z.string() })).default([]),
	custom_attributes: z.custom<Record<string, unknown>>(isJsonRecord).default({}),
});

/** What is kept apart from the fields, or follows from something else. */
const NO_FIELDS = new Set([
	...Object.keys(identityLine.shape),
	...['custom_events', 'purchases', 'total_revenue', 'subscription_groups', 'random_bucket'],
]);

function build(described: DescribedUser, workspace: Workspace): BrazeUser {
	const { catalogue, settings } = workspace;
	const { fields } = described;
	const user = new BrazeUser(described, workspace);
	user.fields.fill([...fields].filter(([name]) => !NO_FIELDS.has(name)));
	user.customAttributes.fill(
		[...described.customAttributes].map(([name, value]) => {
			const forcedType = catalogue.forcedTypeOf(name);
			return [name, importedValue(value, settings.customTimeFormat, forcedType)];
		}),
	);
	for (const [name, value] of user.customAttributes) catalogue.see(name, value);
	const revenue = fields.get('total_revenue');
	if (typeof revenue === 'number') user.totalRevenue = revenue;
	if (fields.has('custom_events')) user.events = readOccurrences(fields.get('custom_events'));
	if (fields.has('purchases')) user.purchases = readOccurrences(fields.get('purchases'));
	if (fields.has('subscription_groups')) {
		user.groups = subscriptionGroups.parse(fields.get('subscription_groups'));
	}
	return user;
}

/** A generated user. */
export function seededUser(seed: SeedUser, workspace: Workspace): BrazeUser {
	return build({ ...seed, aliases: seed.aliases ?? [] }, workspace);
}

/**
 * The user that a line of the admin API describes.
 * @throws ZodError or SyntaxError when the line describes none
 */
export function readStateLine(line: string, workspace: Workspace): BrazeUser {
	const json = parseExactly(line);
	const identity = identityLine.parse(json);
	return build(
		{
			brazeId: identity.braze_id,
			createdAtMs: identity.created_at,
			externalId: identity.external_id,
			aliases: identity.user_aliases,
			fields: new Map(isJsonRecord(json) ? Object.entries(json) : []),
			customAttributes: Object.entries(identity.custom_attributes),
		},
		workspace,
	);
}
