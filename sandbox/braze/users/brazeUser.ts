import type { AttributeValue } from '../attributes/attributeValue';
import type { UserAlias } from './identifier';
import { NamedValues } from './namedValues';
import type { Occurrences } from './occurrences';
import type { SubscriptionGroups } from './subscriptionGroups';
import type { Workspace } from './workspace';

const NONE: readonly never[] = [];

/** What a user is known by; Braze gives out the Braze id. */
export interface UserIdentity {
	readonly brazeId: string;
	readonly createdAtMs: number;
	readonly externalId: string | undefined;
	readonly aliases: readonly UserAlias[];
}

/** One user as the stand-in keeps it. */
export class BrazeUser {
	readonly brazeId: string;
	readonly createdAtMs: number;
	readonly externalId: string | undefined;
	readonly aliases: readonly UserAlias[];
	/** Standard fields: https://www.braze.com/docs/api/objects_filters/user_attributes_object */
	readonly fields: NamedValues<unknown>;
	readonly customAttributes: NamedValues<AttributeValue>;
	events: readonly Occurrences[] = NONE;
	purchases: readonly Occurrences[] = NONE;
	totalRevenue: number | undefined = undefined;
	groups: SubscriptionGroups = NONE;
	/** Rises with every change, so that the most recently updated user can be found. */
	updateNumber = 0;

	constructor(
		identity: UserIdentity,
		readonly workspace: Workspace,
	) {
		this.brazeId = identity.brazeId;
		this.createdAtMs = identity.createdAtMs;
		this.externalId = identity.externalId;
		this.aliases = identity.aliases.length > 0 ? identity.aliases : NONE;
		this.fields = new NamedValues(workspace.noNames);
		this.customAttributes = new NamedValues(workspace.noNames);
	}
}
